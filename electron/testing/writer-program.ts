import { writeAtomically } from "../files/atomic-write.ts";

// A program for `atomic-write.test.ts`, which kills it: writes two texts in turn to a file, for ever.
const [path = "", length = "0"] = process.argv.slice(2);

for (let round = 0; ; round++) {
	await writeAtomically(path, (round % 2 === 0 ? "a" : "b").repeat(Number(length)));
	if (round === 0) process.stdout.write("writing\n");
}

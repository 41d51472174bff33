import { expect } from "@playwright/test";
import type { Launched, LaunchOptions } from "../launch/launch.ts";
import { Desk } from "./desk.ts";

type Launch = (options?: LaunchOptions) => Promise<Launched>;

/** How a window with a case is started. */
export interface DeskOptions extends LaunchOptions {
	/** Who works; answered to the question of the first run. */
	readonly name?: string;
}

/** Answers the question of the first run. */
export async function answerName({ page }: Launched, name: string): Promise<void> {
	const question = page.getByRole("dialog", { name: "Who is checking?" });
	await question.getByRole("textbox", { name: "Your name" }).fill(name);
	await question.getByRole("button", { name: "Start" }).click();
	await expect(question).toBeHidden();
}

/** Starts the application for the first time, says who works there, and waits for the case. */
export async function startDesk(launch: Launch, options: DeskOptions = {}): Promise<Desk> {
	const args = ["--size=1440x900", ...(options.args ?? [])];
	const launched = await launch({ ...options, args });
	await answerName(launched, options.name ?? "Ada");
	const desk = new Desk(launched);
	await desk.settled();
	return desk;
}

/** Starts the application again on the data of an earlier start, which must have ended. */
export async function startAgain(launch: Launch, earlier: Desk, args: readonly string[] = []): Promise<Desk> {
	const { dataFolder } = earlier.launched;
	const desk = new Desk(await launch({ dataFolder, args: ["--size=1440x900", ...args] }));
	await desk.settled();
	return desk;
}

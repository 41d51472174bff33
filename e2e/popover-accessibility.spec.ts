import { accessibilityProblems } from "./axe.ts";
import { expect, test } from "./launch/test.ts";
import { Keyboard } from "./pages/keyboard.ts";
import { startDesk } from "./pages/start.ts";

for (const colorScheme of ["light", "dark"] as const) {
	test(`axe finds nothing wrong in what is asked for near the words (${colorScheme})`, async ({ launch }) => {
		test.slow();
		const desk = await startDesk(launch, { args: [`--theme=${colorScheme}`], colorScheme });
		const { page } = desk;
		const keys = new Keyboard(page);
		const expectAccessible = async (state: string) =>
			expect.soft(await accessibilityProblems(page), `${state} is accessible`).toEqual([]);
		await desk.pane(2).drag("23 people");
		await keys.press("l");
		await keys.type("fire");
		await expectAccessible("the claim picker");
		await keys.press("Escape", "a", "m");
		await expectAccessible("the note");
		await keys.type("Ask the harbour office");
		await keys.press("Enter", "b");
		await keys.type("police");
		await expectAccessible("the attribution");
		await keys.press("Enter", "Shift+F10");
		await expectAccessible("the list of what can be done with a tag");
		await keys.press("Escape");
		await expectAccessible("a tag with a note and an attribution");
		await keys.press("e", "Control+A");
		await keys.type("a fire on board, there");
		await expect(desk.claims.root).toContainText("Similar:");
		await expectAccessible("a similar claim that is offered");
	});
}

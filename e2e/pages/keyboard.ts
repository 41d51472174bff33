import { expect, type Page } from "@playwright/test";

/** Keys for someone who uses nothing else: after each, something visible must have the keyboard. */
export class Keyboard {
	constructor(private readonly page: Page) {}

	/** Presses keys one after the other, such as `F6` or `Shift+ArrowRight`. */
	async press(...keys: readonly string[]): Promise<void> {
		for (const key of keys) {
			await this.page.keyboard.press(key);
			await this.expectFocus(key);
		}
	}

	/** Presses a key several times. */
	async repeat(key: string, times: number): Promise<void> {
		await this.press(...Array<string>(times).fill(key));
	}

	/** Types words into the field that has the keyboard. */
	async type(words: string): Promise<void> {
		await this.page.keyboard.type(words);
		await this.expectFocus(`typing “${words}”`);
	}

	/** Holds that an element other than the page has the keyboard and can be seen. */
	async expectFocus(after: string): Promise<void> {
		await expect
			.poll(() => this.page.evaluate(whatHasKeyboard), { message: `the keyboard's place after ${after}` })
			.toMatch(/^(?!nothing|unseen)/);
	}

	/** What has the keyboard: role or tag, and name. */
	place(): Promise<string> {
		return this.page.evaluate(whatHasKeyboard);
	}
}

/** Runs in the page, once it has been drawn anew. */
async function whatHasKeyboard(): Promise<string> {
	await new Promise((resume) => requestAnimationFrame(() => requestAnimationFrame(resume)));
	const element = document.activeElement;
	if (!element || element === document.body) return "nothing";
	const name = element.getAttribute("aria-label") ?? element.textContent?.trim().slice(0, 60);
	const what = `${element.getAttribute("role") ?? element.localName} “${name}”`;
	const { left, right, top, bottom } = element.getBoundingClientRect();
	const isSeen = right > 0 && left < innerWidth && bottom > 0 && top < innerHeight && right > left;
	return isSeen && element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
		? what
		: `unseen: ${what}`;
}

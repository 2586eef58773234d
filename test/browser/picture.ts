import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';

const pictures = process.env['PICTURES'];

/**
 * A picture for the docs, with the top of what it is about in sight; `PICTURES=docs/images npx vitest run
 * test/browser/<name>.test.ts` takes those of a test anew, else none is taken.
 */
export const picture = async (page: Page, name: string, top?: Locator): Promise<void> => {
  if (pictures === undefined) return;
  await mkdir(pictures, { recursive: true });
  await page.mouse.move(0, 0);
  await page.evaluate('document.activeElement?.blur()');
  if (top !== undefined) await top.evaluate('(one) => one.scrollIntoView({ block: "start" })');
  await page.screenshot({ path: join(pictures, `${name}.png`), animations: 'disabled' });
};

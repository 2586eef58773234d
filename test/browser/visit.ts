import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';

export interface Visit {
  readonly page: Page;
  /** What a person should never meet: errors on any tab, and requests that leave the origin. */
  readonly faults: readonly string[];
  /** Writes to the bot, all at once. */
  say(text: string): Promise<void>;
  /** The newest card, once it has this heading. */
  card(heading: string): Promise<Locator>;
  /** Presses and waits for the tab that opens. */
  follow(link: Locator): Promise<Page>;
  leave(): Promise<void>;
}

const patience = 20_000;

export const press = (card: Locator, name: string) => card.getByRole('button', { name, exact: true }).click();

/** Opens the chat page as this person, on its first screen. */
export const visit = async (
  browser: Browser,
  url: string,
  email: string,
  options: BrowserContextOptions = {},
): Promise<Visit> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, ...options });
  context.setDefaultTimeout(patience);
  const faults: string[] = [];
  context.on('console', (entry) => entry.type() === 'error' && faults.push(entry.text()));
  context.on('weberror', (fault) => faults.push(fault.error().message));
  context.on('request', (request) => {
    if (!request.url().startsWith(url) && !/^(blob|data):/.test(request.url())) faults.push(request.url());
  });
  const page = await context.newPage();
  await page.addInitScript(`sessionStorage['switchboard.persona'] ??= ${JSON.stringify(email)}`);
  await page.goto(url);
  return {
    page,
    faults,
    async say(text) {
      await page.locator('#composer').fill(text);
      await page.locator('#composer').press('Enter');
    },
    async card(heading) {
      const found = page
        .locator('.card')
        .last()
        .filter({ has: page.getByText(heading, { exact: true }) });
      await found.waitFor();
      return found;
    },
    async follow(link) {
      const [tab] = await Promise.all([context.waitForEvent('page'), link.click()]);
      await tab.waitForLoadState();
      return tab;
    },
    leave: () => context.close(),
  };
};

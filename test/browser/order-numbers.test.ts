import type { BrowserContextOptions, Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.js';
import { startProduct, type Product } from '../support/product.js';
import { tooWide } from './too-wide.js';
import { press, visit, type Visit } from './visit.js';

const { browser, reason } = await launchBrowser();

const brightness = `Math.max(...getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3))`;

let product: Product;
let person: Visit;

const enter = async (name: string, options?: BrowserContextOptions): Promise<void> => {
  if (!browser) throw new Error(reason);
  person = await visit(browser, product.url, product.person(name).email, options);
};
const openBot = () => person.page.locator('.space', { hasText: 'Switchboard' }).click();
const say = async (text: string): Promise<void> => {
  await person.page.locator('#composer').pressSequentially(text);
  await person.page.locator('#composer').press('Enter');
};
const heard = (text: string) => person.page.locator('.messages').getByText(text, { exact: true }).waitFor();

/** The number a row of the list is for, without the figure of the row. */
const numberIn = async (row: Locator): Promise<string> =>
  (await row.getAttribute('aria-label'))?.replace(/^\d+ · /, '').replace(/ · .*$/, '') ?? '';
const orderIdOn = async (card: Locator): Promise<string> =>
  /PO-\d+/.exec(await card.innerText())?.[0] ?? 'no order number';
const choose = async (select: Locator, start: string): Promise<void> => {
  const options = await select.locator('option').allInnerTexts();
  await select.selectOption({ label: options.find((text) => text.startsWith(start)) ?? start });
};

describe.skipIf(!browser)(`ordering numbers in the browser${reason ? ` (${reason})` : ''}`, () => {
  beforeAll(async () => {
    product = await startProduct();
  });
  afterEach(async () => {
    await person.leave();
    expect(person.faults).toEqual([]);
  });
  afterAll(async () => {
    await product.stop();
    await browser?.close();
  });

  it('leads from the first screen to active numbers, by pressing', { timeout: 60_000 }, async () => {
    await enter('alice');
    await openBot();
    await say('hello');
    await press(await person.card('Hello. This is what I can do for you'), 'Order numbers');

    const location = await person.card('Which location are the numbers for?');
    await location.getByLabel('Houston').check();
    await press(location, 'Continue');

    const search = await person.card('New numbers for Houston');
    await choose(search.getByLabel('Area code or city'), '713');
    await search.getByLabel(/^How many/).fill('3');
    await press(search, 'Search');

    const list = await person.card('Available numbers in 713 (Texas)');
    const rows = list.getByRole('checkbox');
    expect(await list.getByRole('checkbox', { checked: true }).count()).toBe(3);
    const [first, second, third, last] = await Promise.all([
      numberIn(rows.nth(0)),
      numberIn(rows.nth(1)),
      numberIn(rows.nth(2)),
      numberIn(rows.last()),
    ]);
    await rows.nth(1).uncheck();
    await rows.last().check();
    await press(list, 'Use these');

    const summary = await person.card('Look this over before I order');
    await summary.getByText(`${first}, ${third}, ${last}`).waitFor();
    expect(await summary.innerText()).not.toContain(second);
    await press(summary, 'Order');

    const placed = await person.card('Ordered for Houston');
    const orderId = await orderIdOn(placed);
    await placed.getByText('Pending').waitFor();
    const terms = await person.follow(placed.getByRole('link', { name: 'Read and accept the terms' }));
    await terms.getByRole('heading', { name: `Harbor & Pine · ${orderId}` }).waitFor();
    await terms.getByLabel('Alice Morgan, administrator').check();
    await terms.getByRole('button', { name: 'I accept' }).click();
    await terms.getByText('Alice Morgan has accepted the terms of use.').waitFor();

    await heard('News about an order placed here.');
    const news = await person.card(`${orderId} · Provisioned`);
    await news.getByText(`${first}, ${third}, ${last}`).waitFor();

    const desk = await person.follow(person.page.getByRole('link', { name: 'Play Cisco' }));
    await desk.getByRole('link', { name: orderId }).getByText('Provisioned').waitFor();
  });

  it('takes one sentence and three presses', { timeout: 40_000 }, async () => {
    await enter('alice');
    await openBot();
    await say('5 numbers in 713 for Houston');
    const list = await person.card('Available numbers in 713 (Texas)');
    expect(await list.getByRole('checkbox', { checked: true }).count()).toBe(5);
    await press(list, 'Use these');
    await press(await person.card('Look this over before I order'), 'Order');
    const placed = await person.card('Ordered for Houston');
    expect(await orderIdOn(placed)).toMatch(/^PO-\d+$/);
    await placed.getByText('Pending').waitFor();
  });

  it(
    'asks for numbers in Norwegian, and hears when the desk has found them',
    { timeout: 60_000 },
    async () => {
      await enter('ingrid', { locale: 'nb-NO' });
      await openBot();
      await say('hei');
      await press(await person.card('Hei. Dette kan jeg gjøre for deg'), 'Be om numre');
      const location = await person.card('Hvilket sted skal ha numrene?');
      await location.getByLabel('Oslo').check();
      await press(location, 'Fortsett');

      const request = await person.card('Nye numre til Oslo');
      await request.getByLabel(/^Hvor mange/).fill('6');
      await request.getByLabel(/^Lokal/).check();
      await press(request, 'Fortsett');
      await press(await person.card('Se over dette før jeg sender det'), 'Send inn');
      const orderId = await orderIdOn(await person.card('Sendt inn for Oslo'));

      const desk = await person.follow(person.page.getByRole('link', { name: 'Spill Cisco' }));
      await desk.getByRole('link', { name: orderId }).click();
      await desk.getByRole('button', { name: 'Klargjør' }).click();
      await desk.getByText('Det er ikke mer å gjøre').waitFor();

      await heard('Nytt om en bestilling herfra.');
      const news = await person.card(`${orderId} · Klargjort`);
      await news.getByText('forespørsel om 6 lokale numre').waitFor();
      expect(await news.innerText()).not.toContain('Ikke tildelt ennå');
    },
  );

  it('fits a phone in the dark, from the first screen to the order', { timeout: 60_000 }, async () => {
    await enter('dana', { viewport: { width: 390, height: 844 }, colorScheme: 'dark', hasTouch: true });
    const { page } = person;
    await page.getByRole('link', { name: 'Back to spaces' }).click();
    await openBot();
    await say('hello');
    const fits = async (heading: string): Promise<Locator> => {
      const card = await person.card(heading);
      expect(await page.evaluate(tooWide)).toEqual([]);
      return card;
    };
    expect(await page.evaluate(brightness)).toBeLessThan(60);
    await press(await fits('Hello. This is what I can do for you'), 'Order numbers');
    const search = await fits('New numbers for Austin');
    await choose(search.getByLabel('Area code or city'), '512');
    await search.getByLabel(/^How many/).fill('2');
    await press(search, 'Search');
    await press(await fits('Available numbers in 512 (Texas)'), 'Use these');
    await press(await fits('Look this over before I order'), 'Order');
    const placed = await fits('Ordered for Austin');
    const orderId = await orderIdOn(placed);
    await press(placed, 'Order status');
    const order = await fits(`${orderId} · Pending`);
    await press(order, 'All orders');
    await fits('Your orders (2)');
  });
});

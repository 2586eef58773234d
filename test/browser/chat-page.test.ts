import { readFile } from 'node:fs/promises';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.js';
import { orderCard, startStage, type Posted, type Stage } from './chat-page-stage.js';

const { browser, reason } = await launchBrowser();

const dropOfABill = `(() => {
  const transfer = new DataTransfer();
  transfer.items.add(new File(['old carrier: 42 USD'], 'bill.txt', { type: 'text/plain' }));
  return transfer;
})()`;
const background = 'getComputedStyle(document.body).backgroundColor';

let stage: Stage;
let page: Page;
let faults: string[];

const open = async (name: string, hash = '', options: BrowserContextOptions = {}): Promise<void> => {
  if (!browser) throw new Error(reason);
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  context.setDefaultTimeout(5_000);
  const email = JSON.stringify(stage.person(name).email);
  await context.addInitScript(`sessionStorage['switchboard.persona'] ??= ${email}`);
  page = await context.newPage();
  page.on('console', (entry) => entry.type() === 'error' && faults.push(entry.text()));
  page.on('pageerror', (fault) => faults.push(fault.message));
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(stage.url) && !/^(blob|data):/.test(request.url()))
      faults.push(request.url());
  });
  await page.goto(`${stage.url}/${hash}`);
  await page.locator('.pane').waitFor({ state: 'attached' });
};
const button = (name: string | RegExp) => page.getByRole('button', { name });
const composer = () => page.locator('#composer');
const seen = (text: string | RegExp) => page.locator('.messages').getByText(text).waitFor();

describe.skipIf(!browser)(`the chat page${reason ? ` (${reason})` : ''}`, () => {
  beforeEach(async () => {
    faults = [];
    stage = await startStage();
  });
  afterEach(async () => {
    await page.context().close();
    await stage.close();
    expect(faults).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
  });

  it('shows a newcomer what to try and sends an example with one press', async () => {
    await open('Alice');
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.locator('.example').count()).toBe(3);
    expect(await page.locator('.persona-card').count()).toBe(9);
    expect(await page.getByRole('link', { name: 'Open the desk' }).getAttribute('href')).toBe(
      `${stage.url}/desk`,
    );
    await button('5 numbers in 713 for Houston').click();
    await seen('5 numbers in 713 for Houston');
    await page.getByRole('heading', { name: 'Switchboard', exact: true }).waitFor();
  });

  it('sends with Enter, breaks lines with Shift+Enter and hears the bot answer', async () => {
    await open('Alice', `#person=${stage.bot.id}`);
    await composer().fill('+1 713 555 0100');
    await composer().press('Shift+Enter');
    await composer().pressSequentially('+1 713 555 0101');
    await composer().press('Enter');
    await seen('+1 713 555 0101');
    const roomId = decodeURIComponent(new URL(page.url()).hash.replace('#room=', ''));
    expect(await stage.lastSeenByBot(roomId)).toMatchObject({ text: '+1 713 555 0100\n+1 713 555 0101' });
    await stage.botSays({ roomId, markdown: 'Two **numbers** noted' });
    await page.locator('.messages strong', { hasText: 'numbers' }).waitFor();
    expect(await page.locator('#announcer').textContent()).toBe('Switchboard: Two numbers noted');
  });

  it('submits a card as Webex does and keeps it on screen', async () => {
    const { roomId } = await stage.direct();
    const { id: messageId } = await stage.botShows(roomId, orderCard);
    await open('Alice', `#room=${roomId}`);
    expect(await page.locator('.card .ac-pushButton').count()).toBe(5);
    await button('Search').click();
    await page.getByText('Digits').waitFor();
    await page.getByLabel('How many').fill('7');
    await page.getByLabel('Note').fill('mine');
    for (const label of ['Consecutive', 'Later', 'I agree']) await page.getByLabel(label).check();
    await page.getByLabel('Not before').fill('2026-05-12');

    const presses: string[] = [];
    page.on('request', (request) => request.url().endsWith('/actions') && presses.push(request.url()));
    const answer = page.waitForResponse((response) => response.url().endsWith('/attachment/actions'));
    await button('Search').dblclick();
    await page.locator('.sent').waitFor();
    const { id } = (await (await answer).json()) as Posted;
    expect(await stage.botRead(`/attachment/actions/${id}`)).toMatchObject({
      messageId,
      personId: stage.person('Alice').id,
      inputs: {
        quantity: '7',
        wishes: 'consecutive,later',
        terms: 'true',
        date: '2026-05-12',
        note: 'from the card',
        token: 't1',
      },
    });
    expect(presses).toHaveLength(1);

    await page.locator('.sent').waitFor({ state: 'detached' });
    const second = page.waitForRequest((request) => request.url().endsWith('/attachment/actions'));
    await button('Back').click();
    expect((await second).postDataJSON()).toMatchObject({ inputs: { token: 't1' } });
    expect(await page.getByLabel('How many').inputValue()).toBe('7');
  });

  it('keeps what is typed into a card while messages arrive', async () => {
    const { roomId } = await stage.direct();
    await stage.botShows(roomId, orderCard);
    await open('Alice', `#room=${roomId}`);
    await page.getByLabel('How many').fill('12');
    await stage.botSays({ roomId, text: 'Take your time' });
    await seen('Take your time');
    expect(await page.getByLabel('How many').inputValue()).toBe('12');
  });

  it('mentions the bot in a group space, from the hint or the list', async () => {
    const roomId = await stage.group();
    await open('Alice', `#room=${roomId}`);
    await page.getByText('Switchboard sees only messages that mention it.').waitFor();
    await composer().pressSequentially('ask @swi');
    await page.getByRole('option', { name: /Switchboard/ }).waitFor();
    await composer().press('Enter');
    expect(await composer().inputValue()).toBe('ask @Switchboard ');
    await page.locator('.bot-hint').waitFor({ state: 'hidden' });
    await composer().pressSequentially('for five');
    await composer().press('Enter');
    await page.locator('.mention', { hasText: '@Switchboard' }).waitFor();
    expect(await stage.lastSeenByBot(roomId, '&mentionedPeople=me')).toMatchObject({
      text: 'ask Switchboard for five',
      mentionedPeople: [stage.bot.id],
    });
    await button('Mention @Switchboard').click();
    expect(await composer().inputValue()).toBe('@Switchboard ');
  });

  it('shows an answer that comes while the space is still being read', async () => {
    const { roomId } = await stage.direct();
    await open('Alice');
    await page.route('**/messages?*', async (route) => {
      const before = await route.fetch();
      await stage.botSays({ roomId, text: 'Faster than the page' });
      await page.locator('#announcer', { hasText: 'Faster than the page' }).waitFor({ state: 'attached' });
      await route.fulfill({ response: before });
    });
    await page.locator('.space', { hasText: 'Switchboard' }).click();
    await seen('hello');
    await seen('Faster than the page');
  });

  it('replies in a thread', async () => {
    const roomId = await stage.group();
    const root = await stage.say('Sam', { roomId, text: 'When does it move?' });
    await open('Alice', `#room=${roomId}`);
    await page.locator('.message').hover();
    await button('Reply in thread').click();
    await composer().fill('On Monday');
    await composer().press('Enter');
    await page.locator('.replies').getByText('On Monday').waitFor();
    expect(root.roomId).toBe(roomId);
  });

  it('uploads a dropped file and gives it back', async () => {
    const { roomId } = await stage.direct();
    await open('Alice', `#room=${roomId}`);
    const dataTransfer = await page.evaluateHandle(dropOfABill);
    await page.dispatchEvent('.pane', 'drop', { dataTransfer });
    await composer().fill('Our bill');
    await composer().press('Enter');
    const link = page.getByRole('link', { name: 'Download bill.txt' });
    await link.waitFor();
    expect(await stage.lastSeenByBot(roomId)).toMatchObject({
      text: 'Our bill',
      files: [expect.any(String)],
    });
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toBe('bill.txt');
    expect(await readFile(await download.path(), 'utf8')).toBe('old carrier: 42 USD');
  });

  it('marks a space unread when another persona writes there', async () => {
    const roomId = await stage.group();
    await open('Alice', `#person=${stage.bot.id}`);
    await stage.say('Sam', { roomId, text: 'Are you there?' });
    const space = page.locator(`[data-href="#room=${roomId}"]`);
    await space.getByRole('img', { name: 'Unread' }).waitFor();
    await space.click();
    await seen('Are you there?');
    await space.locator('.unread-dot').waitFor({ state: 'detached' });
  });

  it('makes a space with the people picked', async () => {
    await open('Alice');
    await button('New conversation').click();
    for (const name of [/^Switchboard/, /Sam Reed/]) await page.getByRole('checkbox', { name }).check();
    await page.getByLabel('Name of the space').fill('Move to Houston');
    await button('Start').click();
    await page.getByRole('heading', { name: 'Move to Houston' }).waitFor();
    await page.getByRole('button', { name: '3 members' }).waitFor();
  });

  it('becomes another persona, with the page in that language, and back to English by the toggle', async () => {
    await open('Alice');
    await button(/^You are Alice Morgan/).click();
    await page.getByRole('menuitemradio', { name: /Ingrid Solberg/ }).click();
    await page.getByText('Velkommen, Ingrid').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('nb');
    await button('Jeg trenger fem nye numre i Oslo').waitFor();
    await button('Switch to English').click();
    await page.getByText('Welcome, Ingrid').waitFor();
    await page.reload();
    await page.getByText('Welcome, Ingrid').waitFor();
  });

  it('fits a phone: list and conversation are two panes', async () => {
    const { roomId } = await stage.direct();
    await stage.botShows(roomId, orderCard);
    await open('Alice', `#room=${roomId}`, { viewport: { width: 390, height: 844 }, hasTouch: true });
    await page.getByLabel('How many').waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    for (const action of await page.locator('.ac-pushButton').all()) {
      const box = await action.boundingBox();
      expect((box?.x ?? 999) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
    }
    await page.getByRole('link', { name: 'Back to spaces' }).click();
    await page.locator('.space', { hasText: 'Switchboard' }).click();
    await composer().waitFor();
    expect(await page.locator('.spaces').isVisible()).toBe(false);
  });

  it('follows the system into the dark and remembers the toggle', async () => {
    await open('Alice', '', { colorScheme: 'dark' });
    const dark = await page.evaluate(background);
    await button('Use the light theme').click();
    await page.reload();
    await button('Use the dark theme').waitFor();
    expect(await page.evaluate(background)).not.toBe(dark);
  });

  it('can be used with the keyboard alone', async () => {
    const { roomId } = await stage.direct();
    await stage.say('Sam', { toPersonId: stage.person('Alice').id, text: 'Lunch?' });
    await open('Alice');
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').textContent()).toBe('Skip to the conversation');
    await page.getByRole('link', { name: /Start here/ }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('#composer:focus').waitFor();
    expect(page.url()).toContain(roomId);
    await page.keyboard.type('typed blindly');
    await page.keyboard.press('Enter');
    await seen('typed blindly');
    await button(/^You are/).focus();
    await page.keyboard.press('Enter');
    await page.locator('[aria-checked=true]:focus').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('#personas').waitFor({ state: 'hidden' });
  });

  it('lets nothing in messages or cards act', async () => {
    const { roomId } = await stage.direct();
    const attack =
      '<img src=x onerror=alert(1)><script>alert(2)</script><a href="javascript:alert(3)">press</a>';
    await stage.say('Alice', { roomId, markdown: `${attack} [here](javascript:alert(4)) **done**` });
    await stage.say('Alice', { roomId, text: attack });
    await stage.botShows(roomId, {
      type: 'AdaptiveCard',
      version: '1.3',
      body: [{ type: 'TextBlock', text: `${attack} [there](javascript:alert(5))`, wrap: true }],
      actions: [{ type: 'Action.OpenUrl', title: 'Open', url: 'javascript:alert(6)' }],
    });
    await open('Alice', `#room=${roomId}`);
    const action = page.locator('.card').getByText('Open', { exact: true });
    await action.click();
    expect(
      await page.locator('.messages :is(img, script, iframe, [onerror], a[href^="javascript"])').count(),
    ).toBe(0);
    for (const link of await page.locator('.messages a').all()) await link.click({ force: true });
    expect(page.context().pages()).toHaveLength(1);
  });

  it('comes back after the connection is lost and shows what it missed', async () => {
    const { roomId } = await stage.direct();
    await open('Alice', `#room=${roomId}`);
    await seen('hello');
    await stage.close();
    await page.getByText('Connection lost').waitFor();
    await stage.restart();
    await stage.botSays({ roomId, text: 'Did you miss me?' });
    await seen('Did you miss me?');
    await page.locator('.offline').waitFor({ state: 'hidden' });
    faults = faults.filter((fault) => !fault.includes('net::ERR'));
  });
});

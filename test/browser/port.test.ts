import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { paper } from '../documents/papers.js';
import { launchBrowser } from '../support/browser.js';
import { startProduct, type Product } from '../support/product.js';
import { picture } from './picture.js';
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
const say = (text: string): Promise<void> => person.say(text);
const deskPress = (desk: Page, name: string) => desk.getByRole('button', { name, exact: true }).click();
const deskShows = (desk: Page, text: string) =>
  desk.locator('.order-head .chip', { hasText: text }).waitFor();

/** Sends a PDF with these lines through the page's own file input. */
const sendPdf = async (name: string, lines: readonly string[]): Promise<void> => {
  const buffer = Buffer.from(await paper(lines));
  await person.page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/pdf', buffer });
  await person.page.locator('#composer').press('Enter');
};

const daysAgo = (days: number, locale: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locale, options).format(Date.now() - days * 86_400_000);

describe.skipIf(!browser)(`porting in the browser${reason ? ` (${reason})` : ''}`, () => {
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

  it('goes from pasted numbers through a rejection to completed', { timeout: 120_000 }, async () => {
    await enter('alice');
    const { page } = person;
    await page.locator('.space', { hasText: 'Switchboard' }).click();
    await say('port 409-555-0100 to 0104 to Houston');
    const plan = await person.card('The plan for Houston');
    await picture(page, 'port-plan');
    await press(plan, 'Continue with all 5');

    const account = await person.card('The account with Lone Star Telecom');
    await account.getByLabel('Account number', { exact: true }).fill('884213');
    await account.getByLabel('Business name').fill('Harbor & Pine');
    await account.getByLabel('Authorised name').fill('Alice Morgan');
    expect(await account.getByLabel(/^Main number of the bill/).inputValue()).toBe('(409) 555-0100');
    await account.getByLabel(/^No, everything leaves/).check();
    await press(account, 'Continue');

    const address = await person.card('The service address');
    await address.getByLabel('Street and number').fill('1200 Harbor Street');
    await address.getByLabel('City').fill('Houston');
    await address.getByLabel('State or province').fill('TX');
    await address.getByLabel('ZIP or postal code').fill('77002');
    await press(address, 'Continue');

    await person.card('Send the bill of Lone Star Telecom');
    await sendPdf('lone-star.pdf', [
      'Lone Star Telecom',
      `Bill date: ${daysAgo(10, 'en-US', { month: 'long', day: 'numeric', year: 'numeric' })}`,
      'Account number: 884231',
      'Main number: (409) 555-0100',
      'Harbor & Pine',
      'Attn: Alice Morgan',
      '1200 Harbor Street',
      'Houston, TX 77002',
      'Amount due: $120.00',
    ]);
    const compared = await person.card('The bill says something else');
    await picture(page, 'port-bill');
    await press(compared, 'Use what the bill says');

    const letter = await person.card('Sign the letter of agency');
    expect(await letter.getByLabel('First name').inputValue()).toBe('Alice');
    await letter.getByLabel('Job title').fill('Office manager');
    await picture(page, 'port-sign');
    await press(letter, 'Sign');

    const review = await person.card('Look this over before I submit');
    await page.locator('.file', { hasText: 'LOA-Lone-Star-Telecom.pdf' }).waitFor();
    await press(review, 'Submit the order');
    const placed = await person.card('The port is submitted');
    const orderId = /PO-\d+/.exec(await placed.innerText())?.[0] ?? 'no order number';

    const desk = await person.follow(page.getByRole('link', { name: 'Play Cisco' }));
    await desk.getByRole('link', { name: orderId }).click();
    await deskPress(desk, 'Accept');
    await deskShows(desk, 'Submitted');
    await person.card(`${orderId} · Submitted`);
    await deskPress(desk, 'Reject …');
    await desk.getByLabel('Account number does not match').check();
    await desk.getByLabel('Words of the carrier').first().fill('ACCT NBR DOES NOT MATCH CSR');
    await desk.getByLabel('ZIP code does not match').check();
    await desk.setViewportSize({ width: 1280, height: 1000 });
    await picture(desk, 'desk-reject');
    await deskPress(desk, 'Reject');
    await deskShows(desk, 'Rejected');

    const rejected = await person.card(`${orderId} · Rejected`);
    await rejected.getByText('ACCT NBR DOES NOT MATCH CSR').waitFor();
    await picture(page, 'port-rejected');
    expect(await rejected.getByRole('button').allInnerTexts()).toEqual(['Fix this']);
    await press(rejected, 'Fix this');

    const first = await person.card(`${orderId} · Account number does not match`);
    await first.getByText('••••31').waitFor();
    await first.getByLabel('Account number', { exact: true }).fill('884237');
    await picture(page, 'port-fix');
    await press(first, 'Use this');
    const second = await person.card(`${orderId} · ZIP code does not match`);
    await second.getByLabel('ZIP or postal code').fill('77003');
    await press(second, 'Use this');
    const again = await person.card(`Look this over before I send ${orderId} again`);
    expect(await again.innerText()).toMatch(/77002[\s\S]*77003/);
    expect(await again.innerText()).not.toMatch(/884237|This would be rejected again/);
    await again.getByLabel('Job title').fill('Office manager');
    await press(again, 'Sign and resubmit');
    await person.card(`${orderId} is sent again`);

    await deskShows(desk, 'Pending');
    await desk.getByText('884237').waitFor();
    await deskPress(desk, 'Accept');
    await person.card(`${orderId} · Submitted`);
    await deskPress(desk, 'Confirm the date …');
    await deskPress(desk, 'Confirm this time');
    const confirmed = await person.card(`${orderId} · FOC received`);
    expect(await confirmed.innerText()).toMatch(/Confirmed date \(FOC\)\s+\w{3}, .+ C[SD]T/);
    await deskPress(desk, 'To the FOC');
    await deskPress(desk, 'Complete');
    await deskShows(desk, 'Completed');
    await person.card(`${orderId} · Completed`);
    await picture(page, 'port-completed');
  });

  it('fits a phone in the dark, in Norwegian, as far as submitted', { timeout: 90_000 }, async () => {
    const phone = { width: 390, height: 844 };
    await enter('ingrid', { locale: 'nb-NO', viewport: phone, colorScheme: 'dark', hasTouch: true });
    const { page } = person;
    const fits = async (heading: string): Promise<Locator> => {
      const card = await person.card(heading);
      expect(await page.evaluate(tooWide)).toEqual([]);
      return card;
    };
    await page.getByRole('link', { name: 'Tilbake til områdene' }).click();
    await page.locator('.space', { hasText: 'Switchboard' }).click();
    expect(await page.evaluate(brightness)).toBeLessThan(60);
    await say('flytt 20 10 00 00 til 20 10 00 04 til Oslo');
    await press(await fits('Planen for Oslo'), 'Fortsett med alle 5');

    await fits('Kontoen hos Fjordtele');
    await sendPdf('faktura.pdf', [
      'Fjordtele AS',
      `Fakturadato: ${daysAgo(5, 'nb-NO', { day: '2-digit', month: '2-digit', year: 'numeric' })}`,
      'Kontonummer: 55120',
      'Hovednummer: 20 10 00 00',
      'Fjordlys AS',
      'Att: Ingrid Solberg',
      'Storgata 12',
      '0155 Oslo',
      'Å betale: 1 200,00',
    ]);
    await page.locator('.card').last().getByText('Jeg har regningen faktura.pdf', { exact: false }).waitFor();
    const account = await fits('Kontoen hos Fjordtele');
    expect(await account.getByLabel('Kontonummer').inputValue()).toBe('55120');
    expect(await account.getByLabel('Foretaksnavn').inputValue()).toBe('Fjordlys AS');
    expect(await account.getByLabel('Autorisert navn').inputValue()).toBe('Ingrid Solberg');
    await account.getByLabel(/^Nei, alt flyttes/).check();
    await press(account, 'Fortsett');

    const address = await fits('Tjenesteadressen');
    await address.getByLabel('Gate og nummer').fill('Storgata 12');
    await address.getByLabel('Poststed').fill('Oslo');
    await address.getByLabel('Postnummer').fill('0155');
    await press(address, 'Fortsett');

    const date = await fits('Når skal numrene flyttes?');
    await date.getByLabel(/^Klokkeslett/).selectOption('10:00');
    await press(date, 'Fortsett');
    await press(await fits('Den signerte fullmakten'), 'Fortsett uten');
    const review = await fits('Se over dette før jeg sender inn');
    expect(await review.innerText()).toMatch(/10:00 CES?T/);
    await press(review, 'Send inn bestillingen');
    const placed = await fits('Porteringen er sendt inn, uten fullmakten');
    await placed
      .getByText(/^PO-\d+/)
      .first()
      .waitFor();
    await picture(page, 'phone-nb', placed);
  });
});

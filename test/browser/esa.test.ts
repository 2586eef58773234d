import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.js';
import { startProduct, type Product } from '../support/product.js';
import { picture } from './picture.js';
import { tooWide } from './too-wide.js';
import { press, visit, type Visit } from './visit.js';

const { browser, reason } = await launchBrowser();

let product: Product;
let person: Visit;

const say = (text: string): Promise<void> => person.say(text);

describe.skipIf(!browser)(`emergency addresses in the browser${reason ? ` (${reason})` : ''}`, () => {
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

  it('shows that a suite has vanished, and saves only what is pressed', { timeout: 120_000 }, async () => {
    if (!browser) throw new Error(reason);
    person = await visit(browser, product.url, product.person('alice').email);
    const { page } = person;
    await page.locator('.space', { hasText: 'Switchboard' }).click();
    await say('change the emergency address for Houston');
    const target = await person.card('Houston');
    await picture(page, 'esa-known', target);
    await press(target, 'Set the address');

    await person.card('The emergency address (ESA)');
    await say('1200 Harbor Street, Suite 950, Houston, TX 77002');
    const form = page
      .locator('.card')
      .last()
      .filter({ has: page.getByText(/I have spread the address over the fields/) });
    await form.waitFor();
    expect(await form.getByLabel('Suite, floor or unit').inputValue()).toBe('Suite 950');
    await picture(page, 'esa-form', form);
    await press(form, 'Check the address');

    const compared = await person.card('Look at the address before I save it');
    await compared.getByText('Suite 950 is missing in the corrected address.').waitFor();
    expect(await compared.locator('strong', { hasText: 'Suite 950' }).count()).toBeGreaterThan(0);
    await page.setViewportSize({ width: 1280, height: 980 });
    await picture(page, 'esa-vanished', compared);
    expect(await page.evaluate(tooWide)).toEqual([]);
    await press(compared, 'Save it as I entered it');
    await person.card('Saved');

    const desk = await person.follow(page.getByRole('link', { name: 'Play Cisco' }));
    await desk.getByText('Emergency addresses', { exact: true }).click();
    await desk.getByText('1200 Harbor Street, Suite 950, Houston, TX 77002').waitFor();
    await desk.close();

    await say('register of emergency addresses');
    const register = await person.card('Emergency addresses of Harbor & Pine');
    await picture(page, 'esa-register', register);
  });

  it('fits a phone in Norwegian', { timeout: 120_000 }, async () => {
    if (!browser) throw new Error(reason);
    person = await visit(browser, product.url, product.person('ingrid').email, {
      viewport: { width: 390, height: 844 },
      locale: 'nb-NO',
    });
    const { page } = person;
    await page.getByRole('link', { name: 'Tilbake til områdene' }).click();
    await page.locator('.space', { hasText: 'Switchboard' }).click();
    await say('endre nødadressen for Oslo');
    await press(await person.card('Oslo'), 'Sett adressen');
    await person.card('Nødadressen (ESA)');
    await say('Storgata 12 B, H0950, 0155 Oslo');
    const form = page
      .locator('.card')
      .last()
      .filter({ has: page.getByText(/Jeg har fordelt adressen/) });
    await form.waitFor();
    await press(form, 'Sjekk adressen');
    const compared = await person.card('Se på adressen før jeg lagrer den');
    expect(await page.evaluate(tooWide)).toEqual([]);
    await picture(page, 'esa-phone-nb', compared);
    await press(compared, 'Lagre den slik jeg skrev den');
    await person.card('Lagret');
  });
});

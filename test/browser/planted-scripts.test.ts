import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, placed, startDesk, who } from '../sandbox/desk/start-desk.js';
import { launchBrowser } from '../support/browser.js';
import { startStage, type Stage } from './chat-page-stage.js';

const { browser, reason } = await launchBrowser();

/** Each of these would leave its mark, if it ran. */
const plants = `(() => {
  const add = (tag, fill) => document.body.append(Object.assign(document.createElement(tag), fill));
  add('script', { textContent: 'window.planted = "inline"' });
  add('script', { src: 'data:text/javascript,window.planted="data"' });
  add('script', { src: 'https://evil.example/x.js' });
  add('iframe', { srcdoc: '<script>parent.planted = "frame"</script>' });
  add('object', { data: 'data:text/html,<script>parent.planted="object"</script>' });
  document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="window.planted=1"><a href="javascript:planted=2" id=bait>x</a>');
  document.getElementById('bait').click();
})()`;
const attack = '<img src=x onerror="planted=1"><script>planted=2</script><b id=planted>bold</b>';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(async () => {
  await stage.close();
  await browser?.close();
});

const open = async (url: string): Promise<Page> => {
  if (!browser) throw new Error(reason);
  const page = await browser.newPage();
  await page.goto(url);
  return page;
};

const planted = async (page: Page): Promise<unknown> => {
  await page.evaluate(plants);
  await page.waitForTimeout(300);
  return page.evaluate('window.planted');
};

describe.skipIf(!browser)(`a planted script${reason ? ` (${reason})` : ''}`, () => {
  it('does not run on the chat page, even where it has got into the page', async () => {
    const page = await open(stage.url);
    await page.locator('#app *').first().waitFor();
    expect(await planted(page)).toBeUndefined();
    await page.close();
  });

  it('does not run on the desk page, and what customers write is shown there as they wrote it', async () => {
    const { url, pstn } = await startDesk();
    const order = placed(
      await pstn.placeOrder({
        type: 'request',
        key: 'planted',
        locationId: at('Oslo'),
        orderedBy: who.ingrid,
        quantity: 3,
        numberType: 'local',
        details: attack,
      }),
    );
    const page = await open(`${url}/desk?lang=en#${order.id}`);
    await page.getByText('onerror').first().waitFor();
    expect(await page.locator('main :is(script, [onerror], #planted)').count()).toBe(0);
    expect(await planted(page)).toBeUndefined();
    await page.close();
  });

  it.each(['/', '/desk', '/sandbox.json', '/v1/people/me', '/nowhere'])(
    'finds a policy without inline code on %s',
    async (path) => {
      const { headers } = await fetch(stage.url + path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toMatch(/default-src '(?:self|none)'/);
      expect(policy).not.toMatch(/unsafe|\*/);
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    },
  );
});

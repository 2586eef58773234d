import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startProduct, type Product } from '../support/product.js';

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

/** Turns the clock of the sandbox. */
async function pass(days: number): Promise<void> {
  const { status } = await fetch(`${product.url}/desk/page/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-desk-page': '1' },
    body: JSON.stringify({ minutes: days * 24 * 60 }),
  });
  expect(status).toBeLessThan(300);
}

test('a draft that was put off comes back with its card when the time has come, and not before', async () => {
  const talk = product.talk('alice');
  await talk.say('2 numbers in 713 for Houston');
  await talk.say('drafts');
  await talk.press('Remind me later');
  expect((await talk.press('In 3 days')).markdown).toContain('I will remind you of “Order numbers”');
  await pass(2);
  const before = talk.heard.length;
  await sleep(1_500);
  await talk.refresh();
  expect(talk.heard).toHaveLength(before);
  await pass(2);
  const { markdown, buttons } = await talk.listen();
  expect(markdown).toContain('You asked me to remind you of “Order numbers”. Here it is, where you left it:');
  expect(buttons).toContain('Use these');
  await sleep(1_500);
  await talk.refresh();
  expect(talk.heard).toHaveLength(before + 1);
});

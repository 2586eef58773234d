import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startProduct, type Product } from '../support/product.js';
import { cardOf, textFlow } from '../support/small-flow.js';
import type { RawMessage } from '../support/talk.js';
import { openSpace } from '../transcripts/group-space.js';

/** Asks for a PIN in the 1:1, and reminds of it the day after. */
const secrets = textFlow('secrets', {
  intents: ['port_numbers'],
  draftName: () => 'Rivergate',
  steps: {
    numbers: cardOf('Which numbers?', undefined, {
      go: (_input, _data, { now }) => ({
        type: 'answer',
        data: { step: 'pin' },
        effects: [{ type: 'nudge', at: new Date(now.getTime() + 86_400_000).toISOString() }],
      }),
    }),
    pin: { ...cardOf('What is the PIN?'), private: true },
  },
});

let product: Product;
beforeAll(async () => {
  product = await startProduct({}, { flows: [secrets] });
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

test('the reminder of a draft that moved to the 1:1 comes there, also when nothing was ever written there', async () => {
  const [noor] = await openSpace(product, 'noor', 'per');
  const talk = product.talk('noor');
  const written = async (): Promise<readonly string[]> => {
    const { status, body } = await talk.call('GET', `/messages/direct?personId=${product.sandbox.bot.id}`);
    const items = status === 200 ? (body as { items: RawMessage[] }).items : [];
    return items.map(({ markdown = '' }) => markdown);
  };
  await noor.press(await noor.mention('port numbers'), 'go');
  await expect.poll(written, { timeout: 20_000 }).toHaveLength(1);
  await pass(2);
  await expect.poll(written, { timeout: 20_000 }).toHaveLength(2);
  const [newest] = await written();
  expect(newest).toContain('You asked me to remind you of “Rivergate”');
  expect(newest).toContain('What is the PIN?');
});

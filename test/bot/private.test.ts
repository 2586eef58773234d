import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startProduct, type Product } from '../support/product.js';
import { cardOf, textFlow } from '../support/small-flow.js';
import type { Answer, RawMessage, Talk } from '../support/talk.js';
import { openSpace } from '../transcripts/group-space.js';

/** Asks for a PIN and a bill in the 1:1, and hands a file back. */
const secrets = textFlow('secrets', {
  intents: ['port_numbers'],
  draftName: () => 'Rivergate',
  steps: {
    numbers: cardOf('Which numbers?', undefined, { go: () => ({ type: 'answer', data: { step: 'pin' } }) }),
    pin: {
      ...cardOf('What is the PIN?'),
      private: true,
      text: ({ text }) => ({ type: 'answer', data: { pin: text, step: 'bill' } }),
    },
    bill: {
      ...cardOf('Send the bill'),
      private: true,
      async files([ref = { url: '' }], _said, _data, ctx) {
        const file = await ctx.files.fetch(ref);
        if (!file.ok) return { type: 'retry', problem: { key: file.why } };
        return { type: 'answer', data: { bill: await ctx.files.keep(file), step: 'review' } };
      },
    },
    review: cardOf('Order with ${name}', ({ bill }) => ({ name: (bill as { name: string }).name }), {
      order: (_input, { bill }) => ({
        type: 'answer',
        data: { step: 'placed' },
        effects: [
          { type: 'order-placed', orderId: 'PO-104204', customerId: 'harbor-pine' },
          { type: 'post-file', file: bill as never, markdown: 'Your copy' },
        ],
      }),
    }),
    placed: { ...cardOf('Ordered'), final: true },
  },
});
const bill = {
  name: 'råbill.pdf',
  type: 'application/pdf',
  bytes: Buffer.from('%PDF-1.7\nAccount 88442211\n%%EOF'),
};

let product: Product;
beforeAll(async () => {
  product = await startProduct({}, { flows: [secrets] });
});
afterAll(() => product.stop());

/** The newest that the bot wrote to this person in their 1:1, once it says `text`. */
async function inDirect(talk: Talk, text: string): Promise<Answer> {
  for (let tries = 0; tries < 300; tries += 1) {
    const { status, body } = await talk.call('GET', `/messages/direct?personId=${product.sandbox.bot.id}`);
    const items = status === 200 ? (body as { items: RawMessage[] }).items : [];
    const found = items.find(({ markdown = '' }) => markdown.includes(text));
    if (found !== undefined) return talk.take(found);
    await sleep(20);
  }
  throw new Error(`"${text}" was not written to ${talk.me.displayName}`);
}

async function rawFiles(): Promise<string> {
  const dir = join(product.dir, 'bot');
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const all = await Promise.all(files.map((file) => readFile(join(file.parentPath, file.name), 'latin1')));
  return all.join('\n');
}

describe('what no group may see', () => {
  test('is asked in a 1:1 that did not exist before, and the space hears of the order', async () => {
    const [alice] = await openSpace(product, 'alice', 'noor');
    const talk = product.talk('alice');
    const open = await alice.mention('port numbers');
    const { markdown } = await alice.press(open, 'go');
    expect(markdown).toBe(
      'This needs data that only the two of us should see. I have written to you in a direct message.',
    );
    const asked = await inDirect(talk, 'What is the PIN?');
    await talk.say('471147');
    expect(talk.heard.at(-1)?.roomId).toBe(asked.roomId);
    expect(talk.heard.at(-1)?.markdown).toContain('Send the bill');
    expect((await talk.sayWithFile('', bill)).markdown).toContain('Order with råbill.pdf');

    const raw = await rawFiles();
    expect(raw).not.toMatch(/471147|88442211|råbill/);

    await talk.press('order');
    const copy = await inDirect(talk, 'Your copy');
    const file = await talk.download(copy.files[0] ?? '');
    expect(copy.markdown).toBe('Your copy');
    expect(Buffer.from(file.bytes)).toEqual(bill.bytes);
    const told = await alice.hear('Ordered on behalf of this space.');
    expect(told.markdown).toContain('PO-104204');
    expect(told.parentId).toBe(open.parentId);
  });

  test('begins again from the button of the notice, whoever presses it', async () => {
    const [priya, noor] = await openSpace(product, 'priya', 'noor');
    const talk = product.talk('priya');
    await priya.press(await priya.mention('port numbers'), 'go');
    await inDirect(talk, 'What is the PIN?');
    await talk.say('471147');
    await talk.sayWithFile('', bill);
    await talk.press('order');
    const told = await priya.hear('Ordered on behalf of this space.');
    expect((await noor.press(told, 'Contact TAC')).markdown).toContain('PO-104204');
  });

  test('keeps what was unfinished in the 1:1', async () => {
    const talk = product.talk('per');
    await talk.say('2 numbers in 713 for Harbor & Pine Houston');
    const [per] = await openSpace(product, 'per', 'noor');
    await per.press(await per.mention('port numbers'), 'go');
    await inDirect(talk, 'What is the PIN?');
    expect((await talk.say('471147')).markdown).toContain('Send the bill');
    await talk.say('cancel');
    expect((await talk.say('continue')).markdown).toContain('2 are ticked');
  });
});

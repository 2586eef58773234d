import { describe, expect, test } from 'vitest';
import { cardOf, textFlow } from '../support/small-flow.js';
import { talkWith } from '../support/talk-engine.js';

const bill = { name: 'bill.pdf', type: 'application/pdf', bytes: new Uint8Array([1, 2, 3]) };

/** Wants a bill; takes one file and says which, and how it was announced. */
const billFlow = (isPrivate = false) =>
  textFlow('bills', {
    intents: ['port_numbers'],
    steps: {
      ask: {
        ...cardOf('Send me the bill ${given}', ({ given = '' }) => ({ given: given as string })),
        private: isPrivate,
        async files([ref], said, _data, ctx) {
          if (ref === undefined) return undefined;
          const file = await ctx.files.fetch(ref);
          if (!file.ok) return { type: 'retry', problem: { key: file.why } };
          if (file.type !== 'application/pdf') return undefined;
          const { id } = await ctx.files.keep(file);
          const given = `${file.name} of ${file.bytes.length} bytes, with “${said.text}”`;
          return { type: 'answer', data: { given, kept: id } };
        },
      },
    },
  });

describe('a file', () => {
  test('answers the step that wants it, with the words that came along', async () => {
    const talk = talkWith({ flows: [billFlow()] });
    await talk.say('port numbers');
    const { markdown } = await talk.send([bill], 'here is our bill');
    expect(markdown).toContain('bill.pdf of 3 bytes, with “here is our bill”');
    const { kept } = talk.live()?.data as { kept: string };
    expect(talk.files.kept.get(kept)).toEqual(bill.bytes);
  });

  test('without words answers the step as well', async () => {
    const talk = talkWith({ flows: [billFlow()] });
    await talk.say('port numbers');
    expect((await talk.send([bill])).markdown).toContain('bill.pdf of 3 bytes, with “”');
  });

  test('that comes with the words that begin the flow is not asked for again', async () => {
    const talk = talkWith({ flows: [billFlow()] });
    expect((await talk.send([bill], 'port numbers')).markdown).toContain('bill.pdf of 3 bytes');
  });

  test('that comes with words in a group space goes along into the 1:1', async () => {
    const talk = talkWith({ flows: [billFlow(true)], space: 'group' });
    const { markdown } = await talk.send([bill], 'port numbers');
    expect(markdown).toContain('I have written to you in a direct message.');
    expect(talk.where()).toBe('direct');
    expect(talk.live()?.data).toMatchObject({ given: 'bill.pdf of 3 bytes, with “port numbers”' });
  });

  test('the step cannot use stays closed, and the words are heard all the same', async () => {
    const talk = talkWith({ flows: [billFlow()] });
    await talk.say('port numbers');
    const { markdown } = await talk.send([{ ...bill, type: 'image/png' }], 'order status');
    expect(markdown).toContain('I have not opened it.');
    expect(markdown).toContain('Send me the bill');
    expect(markdown).toMatch(/orders/i);
  });

  test.each(['too_large', 'gone', 'unavailable'] as const)(
    'that is %s is a problem the step tells',
    async (why) => {
      const talk = talkWith({ flows: [billFlow()] });
      await talk.say('port numbers');
      expect((await talk.send([{ name: 'bill.pdf', why }])).markdown).toContain(`It is ${why}.`);
    },
  );
});

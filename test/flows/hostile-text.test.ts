import { describe, expect, test } from 'vitest';
import { separateUnit } from '../../src/esa/separate-unit.js';
import { maxCardBytes } from '../../src/cards/card.js';
import { cardSchema } from '../../src/cards/schema.js';
import { understand } from '../../src/language/understand.js';
import { talkWith } from '../support/talk-engine.js';

describe('a word that JavaScript knows, too', () => {
  test.each(['constructor', 'language constructor', 'toString', '__proto__', 'hasOwnProperty'])(
    '“%s” is a word like any other',
    async (word) => {
      const talk = talkWith();
      await talk.say('2 numbers in 713 for Houston');
      expect((await talk.say(word)).markdown).toMatch(/[a-z]/);
      expect((await talk.say('hello')).markdown).toContain('Order numbers');
      expect(understand(word).entities.locale).toBeUndefined();
    },
  );

  test('is no button of a card, and no other word is that is not on it', async () => {
    const talk = talkWith();
    const home = await talk.say('hello');
    const card = home.cards[0];
    const token =
      card?.actions?.flatMap((action) => ('data' in action ? [action.data['t'] ?? ''] : []))[0] ?? '';
    for (const [a, x] of [
      ['constructor', ''],
      ['__proto__', ''],
      ['open', ''],
      ['open', 'no-such-flow'],
    ]) {
      const answer = await talk.happen({ type: 'press', inputs: { t: token, a, x } });
      expect(answer.markdown).toContain('Nothing was done');
    }
  });
});

describe('a choice that was not on the card', () => {
  test.each([
    ['two of one', 'Houston, and more'],
    ['a whole page', 'x'.repeat(7_000)],
  ])('is asked for again: %s', async (_what, area) => {
    const talk = talkWith();
    await talk.say('order numbers for Houston');
    talk.fill({ area, prefix: '', quantity: '3' });
    await talk.act('search');
    expect(cardSchema.safeParse(talk.lastCard()).success).toBe(true);
    expect(JSON.stringify(talk.lastCard()).length).toBeLessThan(maxCardBytes);
  });
});

/** Each of these once kept the bot from answering anybody: a pattern tried every way to part the text. */
describe('a text made to be read slowly', () => {
  test('is answered at once where rows of a list are expected', async () => {
    const talk = talkWith();
    await talk.say('2 numbers in 713 for Houston');
    const answer = await talk.say(`${'1'.repeat(400)}x`);
    expect(answer.cards).not.toEqual([]);
    await talk.say('1, 3 and 5-6.');
    expect(talk.lastCard().body).not.toEqual([]);
  });

  test('is an address like any other where one is expected', () => {
    const units = `Suite 1${' ,unit'.repeat(200)} !`;
    expect(separateUnit([units, 'Suite 5 floor 2', '1200 Main Street, 3rd floor'], 'US').unit).toContain(
      'Suite 5 floor 2',
    );
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cardSchema } from '../../src/cards/schema.js';
import { areaCode } from '../../src/reference/area-codes.js';
import { locationOf } from '../support/fake-world.js';
import { inputElements, people, talkWith, type Talk } from '../support/talk-engine.js';

const texts = [
  'hello',
  'help',
  'order numbers',
  '5 numbers in 713 for Houston',
  'Houston',
  'change the location',
  'Toronto',
  '713',
  '972',
  '416',
  '800',
  '20',
  '150',
  '0',
  'all',
  '1-3',
  '2',
  'ok',
  'bestill',
  'back',
  'cancel',
  'continue',
  'order status',
  'PO-104201',
  'a block of 10 in 832',
  'blokk på 30',
  'be om 10 lokale numre til Oslo',
  'norsk',
  'english',
  'endre sted',
  'change numbers',
  'Harbor & Pine',
  'fjordlys',
  '+1 713 555 0103',
  'prefix 777',
  'gratisnummer',
  'takk',
  '???',
  '',
];
type Move =
  { readonly say: string } | { readonly button: number; readonly choice: number; readonly figure: string };

const moves: fc.Arbitrary<readonly Move[]> = fc.array(
  fc.oneof(
    fc.record({ say: fc.constantFrom(...texts) }),
    fc.record({
      button: fc.nat(4),
      choice: fc.nat(20),
      figure: fc.constantFrom('3', '12', '101', '', 'x', '-1', '2.5'),
    }),
  ),
  { minLength: 4, maxLength: 14 },
);

/** Fills every field with one of its choices or with the figure, then presses one of the buttons. */
async function press(
  talk: Talk,
  { button, choice, figure }: Extract<Move, { button: number }>,
): Promise<void> {
  const card = talk.lastCard();
  const actions = (card.actions ?? []).filter((action) => action.type === 'Action.Submit');
  const action = actions[button % Math.max(actions.length, 1)];
  if (action === undefined) return;
  const inputs = inputElements(card.body).map((input) => {
    const choices = (input['choices'] ?? []) as { value: string }[];
    return [String(input['id']), choices[choice % Math.max(choices.length, 1)]?.value ?? figure] as const;
  });
  talk.fill(Object.fromEntries(inputs));
  await talk.press(action.title);
}

test('no conversation, however odd, ends in an error, a bad card or a dead end', async () => {
  const who = fc.constantFrom(...(Object.keys(people) as (keyof typeof people)[]));
  await fc.assert(
    fc.asyncProperty(who, fc.constantFrom('en' as const, 'nb' as const), moves, async (as, locale, all) => {
      const talk = talkWith({ as, locale });
      await talk.say('hello');
      for (const move of all) {
        if ('say' in move) await talk.say(move.say);
        else await press(talk, move);
        expect(cardSchema.safeParse(talk.lastCard()).error?.issues).toBeUndefined();
        expect(talk.buttons()).not.toEqual([]);
      }
      for (const order of talk.pstn.placed) {
        const first =
          order.type === 'new' ? order.numbers[0] : order.type === 'block' ? order.first : undefined;
        const country = first === undefined ? undefined : areaCode(first.slice(2, 5))?.country;
        if (country !== undefined) expect(locationOf(order.locationId).country).toBe(country);
      }
      const placed = talk.pstn.placed.flatMap((order) => (order.type === 'new' ? order.numbers : []));
      expect(new Set(placed).size).toBe(placed.length);
      if (as === 'noor' || as === 'sam') expect(talk.pstn.placed).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

import { describe, expect, it } from 'vitest';
import { readFile, type Read } from '../../../bench/routing.js';
import { readRouting, sureOfRouting } from '../../../src/language/routing/read-routing.js';

const isRight = ({ read, expected }: Read) => read[0]?.label === expected;
const confidence = ({ read }: Read) => read[0]?.confidence ?? 0;

describe.each([
  ['written apart from the phrases', 'validation'],
  ['of somebody who had seen neither the phrases nor the reading', 'unseen'],
])('messages %s', (_, name) => {
  const reads = readFile(`test/language/routing/${name}.jsonl`);
  const share = (test: (read: Read) => boolean) => reads.filter(test).length / reads.length;

  it('are read right at first in 92 of 100', () => {
    expect(share(isRight)).toBeGreaterThanOrEqual(0.92);
  });

  it('are among what is offered in 98 of 100', () => {
    const among = share(({ read, expected }) => read.slice(0, 5).some(({ label }) => label === expected));
    expect(among).toBeGreaterThanOrEqual(0.98);
  });

  it('are answered wrongly without asking in 3 of 100 at most', () => {
    expect(share((read) => !isRight(read) && confidence(read) >= sureOfRouting)).toBeLessThanOrEqual(0.03);
  });

  it('are mostly answered without asking', () => {
    expect(share((read) => confidence(read) >= sureOfRouting)).toBeGreaterThanOrEqual(0.75);
  });
});

describe('what is clear', () => {
  it.each([
    ['our new number order went to Error', 'TAC'],
    ['bestillingen på nye numre står i Feil', 'TAC'],
    ['new numbers: Action required', 'PTS'],
    ['nye numre: Handling påkrevd', 'PTS'],
    ['can we get the port done sooner', 'PTS'],
    ['people say I sound like a robot', 'TAC'],
    ['samtalan dett ut', 'TAC'],
    ['which LOA form do we use in Spain', 'PHD'],
    ['mva mangler på fakturaen', 'COLLECTIONS'],
    ['you billed us for numbers we cancelled', 'CES'],
    ['eg treng ti nummer etter kvarandre', 'FLOW:order_block'],
    ['kordan får æ med mæ nummeran fra Telenor', 'FLOW:port_numbers'],
    ['911 should find our new building', 'FLOW:edit_esa'],
    ['will it rain tomorrow', 'NONE'],
    ['hei, hva kan du', 'FLOW:help'],
  ])('%s → %s', (text, label) => expect(readRouting(text).label).toBe(label));

  it('is asked in the last line of a long story', () => {
    const story =
      'Hi,\n\nwe ported our numbers in January and that went well. The invoice is fine too, and the licences are ' +
      'all there. Our boss is happy.\nSince yesterday callers hear nothing when we pick up. Who fixes that?\n\n' +
      'Best regards,\nTom\n+1 303 555 0142';
    expect(readRouting(story).label).toBe('TAC');
  });
});

describe('what is not clear', () => {
  it('is asked, with the next likeliest labels beside the first', () => {
    const { action, alternatives, label } = readRouting('the number');
    expect(action).toBe('clarify');
    expect(new Set([label, ...alternatives.map((other) => other.label)]).size).toBe(5);
  });
});

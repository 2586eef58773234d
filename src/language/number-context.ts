import { z } from 'zod';
import data from './number-context.json' with { type: 'json' };
import type { ConceptId } from './lexicon.js';
import { createPhraseFinder, type PhraseMatch } from './phrases.js';
import type { Token } from './tokens.js';

const ids = [
  'areaCodeWord',
  'prefixWord',
  'startsWith',
  'counted',
  'quantityWord',
  'between',
  'elsewhereUnit',
  'notBefore',
] as const;
export type ContextId = (typeof ids)[number];

const phrases = z.strictObject({ en: z.array(z.string()), nb: z.array(z.string()) });
const finder = createPhraseFinder(z.record(z.enum(ids), phrases).parse(data));

/** The tokens of a text with what stands around its numbers. */
export interface Reading {
  readonly tokens: readonly Token[];
  readonly concepts: readonly PhraseMatch<ConceptId>[];
  /** Whether a phrase of that kind ends right before, or starts at, the token position. */
  readonly endsAt: (at: number, ...kinds: readonly (ContextId | ConceptId)[]) => boolean;
  readonly startsAt: (at: number, ...kinds: readonly (ContextId | ConceptId)[]) => boolean;
}

export const readContext = (
  tokens: readonly Token[],
  concepts: readonly PhraseMatch<ConceptId>[],
): Reading => {
  const starts = new Set<string>();
  const ends = new Set<string>();
  for (const { id, start, end } of [...finder.find(tokens), ...concepts]) {
    starts.add(`${id} ${start}`);
    ends.add(`${id} ${end}`);
  }
  return {
    tokens,
    concepts,
    endsAt: (at, ...kinds) => kinds.some((kind) => ends.has(`${kind} ${at}`)),
    startsAt: (at, ...kinds) => kinds.some((kind) => starts.has(`${kind} ${at}`)),
  };
};

const farthestNoun = 4;

/** How many words stand between a number that ends before `at` and what it counts; undefined when it counts nothing. */
export const wordsBeforeNoun = (reading: Reading, at: number): number | undefined => {
  for (let next = at; next < at + farthestNoun; next += 1) {
    const token = reading.tokens[next];
    if (token === undefined || token.isNumber || /[.,;:!?()\n]/.test(token.gap)) return undefined;
    if (reading.startsAt(next, 'number', 'counted', 'block')) return next - at;
    if (!reading.startsAt(next, 'new', 'local', 'national', 'between')) return undefined;
  }
  return undefined;
};

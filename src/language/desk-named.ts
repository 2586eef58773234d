import { z } from 'zod';
import { deskIds, type DeskId } from '../reference/desks.js';
import names from './desk-names.json' with { type: 'json' };
import { createPhraseFinder } from './phrases.js';
import { tokenize } from './tokens.js';

const ids = [...deskIds, 'all'] as const;
const finder = createPhraseFinder(
  z.record(z.enum(ids), z.strictObject({ en: z.array(z.string()), nb: z.array(z.string()) })).parse(names),
);
/** A longer text tells a story, in which a desk may be named that is not the one to ask. */
const mostWords = 8;

/** The desk that is asked for by its name, or all of them; undefined when none is, or when the text tells more. */
export function deskNamed(text: string): DeskId | 'all' | undefined {
  const tokens = tokenize(text);
  if (tokens.length > mostWords) return undefined;
  const [only, ...others] = new Set(finder.find(tokens).map(({ id }) => id));
  return others.length === 0 ? only : undefined;
}

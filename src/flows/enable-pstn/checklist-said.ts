import { z } from 'zod';
import { createPhraseFinder } from '../../language/phrases.js';
import { tokenize } from '../../language/tokens.js';
import { asksOfSetup } from '../../reference/pstn-setup.js';
import words from './checklist-words.json' with { type: 'json' };

const finder = createPhraseFinder(
  z.record(z.string(), z.strictObject({ en: z.array(z.string()), nb: z.array(z.string()) })).parse(words),
);
const ids = asksOfSetup.map(({ id }) => id);
/** In a longer text `all` is a word among others. */
const mostWords = 8;

/**
 * What is so on the checklist, as said in words: `all of it`, `everything except the addendum`, `vi mangler lisenser`.
 * Undefined when the words answer nothing.
 */
export function metSaid(text: string): readonly string[] | undefined {
  const tokens = tokenize(text);
  const found = finder.find(tokens).map(({ id }) => id);
  const named = ids.filter((id) => found.includes(id));
  if (found.includes('lacks')) return named.length > 0 ? ids.filter((id) => !named.includes(id)) : undefined;
  const saysAll = found.includes('all') && tokens.length <= mostWords && !text.includes('?');
  return saysAll ? ids : undefined;
}

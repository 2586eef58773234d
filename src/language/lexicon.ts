import { z } from 'zod';
import concepts from './concepts.json' with { type: 'json' };
import commands from './commands.json' with { type: 'json' };
import { groupBy } from './group-by.js';
import localeWords from './locale-words.json' with { type: 'json' };
import { isNumberWord } from './number-words.js';
import { isOneEdit } from './one-edit.js';
import { createPhraseFinder } from './phrases.js';
import { foldWord, type Token } from './tokens.js';

const phrasesSchema = z.strictObject({ en: z.array(z.string()), nb: z.array(z.string()) });

/** What phrases can mean; the rows of `intents.json` weigh these. */
export const conceptIds = [
  'acquire',
  'number',
  'new',
  'tollFree',
  'areaCodes',
  'block',
  'request',
  'port',
  'rejection',
  'fix',
  'change',
  'export',
  'follow',
  'handOver',
  'draft',
  'document',
  'national',
  'local',
  'status',
  'orderNoun',
  'ordered',
  'cancelVerb',
  'esa',
  'pstnSetup',
  'ownPlaces',
  'elsewhere',
  'help',
  'langName',
  'inLanguage',
  'languageWord',
  'switchVerb',
  'supportDesk',
  'whoToAsk',
] as const;
export type ConceptId = (typeof conceptIds)[number];

const finder = createPhraseFinder(z.record(z.enum(conceptIds), phrasesSchema).parse(concepts));
export const findConcepts = finder.find;

/** Words that tell the language, and words that no correction may touch. */
export const wordLists = phrasesSchema.extend({ known: z.array(z.string()) }).parse(localeWords);

const shortestCorrected = 5;
const commandWords = [...Object.values(commands.commands), commands.fillers, commands.refusals].flatMap(
  ({ en, nb }) => [...en, ...nb].flatMap((phrase) => phrase.split(' ').map(foldWord)),
);
const targets = new Set(
  [...finder.vocabulary, ...commandWords].filter((word) => word.length >= shortestCorrected),
);
const known = new Set([
  ...finder.vocabulary,
  ...commandWords,
  ...[...wordLists.en, ...wordLists.nb, ...wordLists.known].map(foldWord),
]);

const targetsByLetter = groupBy(targets, (word) => word.charAt(0));

/** Whether the lexicon has the folded word. */
export const isKnownWord = (fold: string): boolean => known.has(fold);

const correct = (fold: string): string | undefined =>
  fold.length < shortestCorrected || known.has(fold) || isNumberWord(fold)
    ? undefined
    : targetsByLetter.get(fold.charAt(0))?.find((word) => isOneEdit(fold, word));

/** Puts typing slips right where one edit makes a word of the lexicon; proper names stay in `text`. */
export const correctSpelling = (
  tokens: readonly Token[],
): { readonly tokens: readonly Token[]; readonly corrected: boolean } => {
  let corrected = false;
  const result = tokens.map((token) => {
    const fold = token.isNumber ? undefined : correct(token.fold);
    if (fold === undefined) return token;
    corrected = true;
    return { ...token, fold };
  });
  return { tokens: result, corrected };
};

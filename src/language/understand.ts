import { readCommand } from './commands.js';
import { readEntities } from './entities.js';
import { guessLocale } from './guess-locale.js';
import { correctSpelling, findConcepts, type ConceptId } from './lexicon.js';
import type { PhraseMatch } from './phrases.js';
import { readRejection, sureOfRejection } from './rejections/read-rejection.js';
import { scoreIntents } from './score-intents.js';
import { tokenize } from './tokens.js';
import type { Understanding } from './understanding.js';

/** Words pasted from a carrier begin a fix, but never push aside the form somebody is filling in. */
const pastedConfidence = 0.7;

/** What a carrier wrote, when nothing else was understood and it is surely one of the known reasons. */
function pastedRejection(text: string, concepts: readonly PhraseMatch<ConceptId>[]) {
  if (!concepts.some(({ id }) => id === 'mismatch')) return undefined;
  const { label, confidence } = readRejection(text);
  if (label === 'unknown' || confidence < sureOfRejection) return undefined;
  return { intent: 'fix_order' as const, confidence: pastedConfidence };
}

/** A guess at a misspelt word makes the whole less sure. */
const lowered = (confidence: number) => Math.round(confidence * 90) / 100;

/** Reads what a person wrote to the bot (mention already removed). Pure, never throws, fast on any text. */
export const understand = (text: string): Understanding => {
  const written = tokenize(text);
  const { tokens, corrected } = correctSpelling(written);
  const concepts = findConcepts(tokens);
  const entities = readEntities(written, tokens, concepts);
  const command = readCommand(tokens);
  const locale = guessLocale(tokens, concepts, command?.locales);
  const scored =
    command === undefined
      ? scoreIntents(
          concepts.map(({ id }) => id),
          entities,
        )
      : { intent: command.intent, confidence: 1 };
  const { intent, confidence } =
    scored.intent === undefined ? (pastedRejection(text, concepts) ?? scored) : scored;
  return {
    locale,
    intent,
    confidence: corrected ? lowered(confidence) : confidence,
    entities,
  };
};

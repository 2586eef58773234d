import { readCommand } from './commands.js';
import { readEntities } from './entities.js';
import { guessLocale } from './guess-locale.js';
import { correctSpelling, findConcepts } from './lexicon.js';
import { movesNumbers } from './moves-numbers.js';
import { deskIntent, questionIntent } from './question-intent.js';
import { statesRejection } from './rejections/states-rejection.js';
import { scoreIntents } from './score-intents.js';
import { tokenize } from './tokens.js';
import type { Understanding } from './understanding.js';

/** A guess at a misspelt word makes the whole less sure. */
const lowered = (confidence: number) => Math.round(confidence * 90) / 100;

const fixConfidence = 0.6;
const portConfidence = 0.7;

type Scored = Pick<Understanding, 'intent' | 'confidence'>;

/** What a carrier wrote, pasted without a word of one's own, begins the fix. */
const pastedRejection = (text: string): Scored =>
  statesRejection(text)
    ? { intent: 'fix_order', confidence: fixConfidence }
    : { intent: undefined, confidence: 0 };

/** What the words do not name as such: numbers that move, or a rejection. */
const portOrRejection = (text: string, scored: Scored): Scored => {
  const isOpen = scored.intent === undefined || scored.intent === 'change_order';
  if (isOpen && movesNumbers(text)) return { intent: 'port_numbers', confidence: portConfidence };
  if (scored.intent !== undefined) return scored;
  const pasted = pastedRejection(text);
  return pasted.intent === undefined ? (deskIntent(text) ?? pasted) : pasted;
};

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
    command === undefined && entities.orderId === undefined
      ? (questionIntent(text, scored) ?? portOrRejection(text, scored))
      : scored;
  return {
    locale,
    intent,
    confidence: corrected ? lowered(confidence) : confidence,
    entities,
  };
};

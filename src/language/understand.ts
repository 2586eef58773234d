import { readCommand } from './commands.js';
import { readEntities } from './entities.js';
import { guessLocale } from './guess-locale.js';
import { correctSpelling, findConcepts } from './lexicon.js';
import { movesNumbers } from './moves-numbers.js';
import { statesRejection } from './rejections/states-rejection.js';
import { scoreIntents } from './score-intents.js';
import { tokenize } from './tokens.js';
import type { Understanding } from './understanding.js';

/** A guess at a misspelt word makes the whole less sure. */
const lowered = (confidence: number) => Math.round(confidence * 90) / 100;

const fixConfidence = 0.6;
const portConfidence = 0.7;

/** What a carrier wrote, pasted without a word of one's own, begins the fix. */
const pastedRejection = (text: string): Pick<Understanding, 'intent' | 'confidence'> =>
  statesRejection(text)
    ? { intent: 'fix_order', confidence: fixConfidence }
    : { intent: undefined, confidence: 0 };

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
  const isPort =
    (scored.intent === undefined || scored.intent === 'change_order') &&
    entities.orderId === undefined &&
    movesNumbers(text);
  const { intent, confidence } = isPort
    ? { intent: 'port_numbers' as const, confidence: portConfidence }
    : scored.intent === undefined
      ? pastedRejection(text)
      : scored;
  return {
    locale,
    intent,
    confidence: corrected ? lowered(confidence) : confidence,
    entities,
  };
};

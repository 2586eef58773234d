import type { Locale } from '../locale.js';
import { readCommand, type Command } from './commands.js';
import { readEntities } from './entities.js';
import { guessLocale } from './guess-locale.js';
import { correctSpelling, findConcepts } from './lexicon.js';
import { movesNumbers } from './moves-numbers.js';
import { questionIntent } from './question-intent.js';
import { isMail } from './mail/read-mail.js';
import { wholeAgainst } from './routing/whole-against.js';
import { statesRejection } from './rejections/states-rejection.js';
import { scoreIntents } from './score-intents.js';
import { spaceFor } from './space-for.js';
import { tokenize, type Token } from './tokens.js';
import type { Entities, Understanding } from './understanding.js';

/** A guess at a misspelt word makes the whole less sure. */
const lowered = (confidence: number) => Math.round(confidence * 90) / 100;

const fixConfidence = 0.6;
const portConfidence = 0.7;

type Scored = Pick<Understanding, 'intent' | 'confidence'>;

/** A mail about an order tells how it stands, whatever else its words might begin. */
const mailed: Scored = { intent: 'hand_over', confidence: 1 };

/** What a carrier wrote, pasted without a word of one's own, begins the fix. */
const pastedRejection = (text: string): Scored =>
  statesRejection(text)
    ? { intent: 'fix_order', confidence: fixConfidence }
    : { intent: undefined, confidence: 0 };

/** What the words do not name as such: numbers that move, or a rejection. */
const portOrRejection = (text: string, scored: Scored, { orderId }: Entities): Scored => {
  const isOpen = scored.intent === undefined || scored.intent === 'change_order';
  if (isOpen && orderId === undefined && movesNumbers(text))
    return { intent: 'port_numbers', confidence: portConfidence };
  return scored.intent === undefined ? pastedRejection(text) : scored;
};

/**
 * `Has the port gone through?` has the words of a new port, and asks for the one that is under way: the words are
 * weighed against what the whole text is about.
 */
const ofWhole = (text: string, scored: Scored, { orderId }: Entities): Scored => {
  if (scored.intent === undefined || orderId !== undefined) return scored;
  return wholeAgainst(text, scored.intent, scored.confidence) ?? scored;
};

/** A wish that names a place, or one's own places, is a deed, whatever it asks; so is one for another language. */
const isDeed = ({ intent }: Scored, { areaCode, city, state }: Entities, namesOwn: boolean): boolean =>
  intent === 'language' ||
  (intent !== undefined && (areaCode ?? city ?? state) !== undefined) ||
  (intent === 'enable_pstn' && namesOwn);

const emails = /[^\s@]{1,64}@[^\s@]{1,255}/g;
/** What follows is read by nobody: see the tokens. */
const longestRead = 2_000;
const isCorrectedName = (token: Token, asWritten: Token | undefined): boolean =>
  /^\p{Lu}/u.test(token.text) && token.fold !== asWritten?.fold;

/** Names and e-mail addresses tell no language: `Morgan` is no misspelt `morgen`. */
const localeOf = (
  text: string,
  written: readonly Token[],
  tokens: readonly Token[],
  commanded: readonly Locale[] | undefined,
): Locale | undefined => {
  const read = text.slice(0, longestRead);
  if (read.search(emails) >= 0) {
    const rest = tokenize(read.replace(emails, ' '));
    return localeOf('', rest, correctSpelling(rest).tokens, commanded);
  }
  const words = tokens.map((token, at) =>
    isCorrectedName(token, written[at]) ? (written[at] ?? token) : token,
  );
  return guessLocale(words, findConcepts(words), commanded);
};

/** Reads what a person wrote to the bot (mention already removed). Pure, never throws, fast on any text. */
export const understand = (text: string): Understanding => {
  const written = tokenize(text);
  const { tokens, corrected } = correctSpelling(written);
  const concepts = findConcepts(tokens);
  const entities = readEntities(written, tokens, concepts);
  const command: Command | undefined =
    readCommand(tokens) ??
    (spaceFor(text) === undefined ? undefined : { intent: 'space_customer', locales: [] });
  const locale = localeOf(text, written, tokens, command?.locales);
  const scored =
    command === undefined
      ? scoreIntents(
          concepts.map(({ id }) => id),
          entities,
        )
      : { intent: command.intent, confidence: 1 };
  const namesOwn = concepts.some(({ id }) => id === 'ownPlaces');
  const isOpen =
    command === undefined && entities.orderId === undefined && !isDeed(scored, entities, namesOwn);
  const asked = isOpen ? questionIntent(text, scored) : undefined;
  const { intent, confidence } = isMail(text)
    ? mailed
    : (asked ?? ofWhole(text, portOrRejection(text, scored, entities), entities));
  return {
    locale,
    intent,
    confidence: corrected ? lowered(confidence) : confidence,
    entities,
  };
};

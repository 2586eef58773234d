import { z } from 'zod';
import type { Locale } from '../locale.js';
import { tollFreeCodes } from '../reference/toll-free.js';
import { readCodes } from './area-code-reader.js';
import type { ConceptId } from './lexicon.js';
import { readContext } from './number-context.js';
import { readOrderId } from './order-id-reader.js';
import { createPhraseFinder, type PhraseMatch } from './phrases.js';
import { readPlace } from './place-reader.js';
import { readQuantities } from './quantity-reader.js';
import scopes from './scopes.json' with { type: 'json' };
import type { Token } from './tokens.js';
import type { Entities } from './understanding.js';

const phrases = z.strictObject({ en: z.array(z.string()), nb: z.array(z.string()) });
const scopeFinder = createPhraseFinder(
  z.strictObject({ mine: phrases, customer: phrases, space: phrases }).parse(scopes),
);

const languageNames: ReadonlyMap<string, Locale> = new Map([
  ['english', 'en'],
  ['engelsk', 'en'],
  ['eng', 'en'],
  ['norwegian', 'nb'],
  ['norsk', 'nb'],
  ['bokmal', 'nb'],
  ['nynorsk', 'nb'],
]);
const readNumberType = (concepts: readonly PhraseMatch<ConceptId>[]): Entities['numberType'] =>
  concepts.map(({ id }) => id).find((id) => id === 'national' || id === 'local');

/** `norwegian numbers` asks for no language. */
const readLanguage = (
  tokens: readonly Token[],
  concepts: readonly PhraseMatch<ConceptId>[],
): Locale | undefined => {
  const isAsked = concepts.some(({ id }) => id === 'inLanguage' || id === 'switchVerb') || tokens.length <= 3;
  if (!isAsked) return undefined;
  return tokens.map(({ fold }) => languageNames.get(fold)).findLast((locale) => locale !== undefined);
};

const readScope = (
  tokens: readonly Token[],
  concepts: readonly PhraseMatch<ConceptId>[],
): Entities['scope'] => {
  if (!concepts.some(({ id }) => id === 'orderNoun' || id === 'status' || id === 'ordered')) return undefined;
  const found = scopeFinder.find(tokens).map(({ id }) => id);
  return (['space', 'mine', 'customer'] as const).find((scope) => found.includes(scope));
};

/** `a toll-free number` names no code, but is as plain as one that does. */
const tollFreeCode = (concepts: readonly PhraseMatch<ConceptId>[]): string | undefined =>
  concepts.some(({ id }) => id === 'tollFree') ? tollFreeCodes[0] : undefined;

/** Everything the text names; what it does not name is absent. */
export const readEntities = (
  written: readonly Token[],
  tokens: readonly Token[],
  concepts: readonly PhraseMatch<ConceptId>[],
): Entities => {
  const reading = readContext(tokens, concepts);
  const order = readOrderId(reading);
  const { city, state } = readPlace(written);
  const codes = readCodes(reading, state, order?.at);
  const areaCode = codes.areaCode ?? tollFreeCode(concepts);
  const counts = readQuantities(reading, codes.used);
  const numberType = readNumberType(concepts);
  const locale = readLanguage(tokens, concepts);
  const scope = readScope(tokens, concepts);
  return {
    ...counts,
    ...(areaCode !== undefined && { areaCode }),
    ...(codes.prefix !== undefined && { prefix: codes.prefix }),
    ...(city !== undefined && { city }),
    ...(state !== undefined && { state }),
    ...(order !== undefined && { orderId: order.id }),
    ...(numberType !== undefined && { numberType }),
    ...(locale !== undefined && { locale }),
    ...(scope !== undefined && { scope }),
  };
};

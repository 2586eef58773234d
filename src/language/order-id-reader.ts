import { areaCode } from '../reference/area-codes.js';
import type { Reading } from './number-context.js';
import type { Token } from './tokens.js';

export interface OrderIdRead {
  readonly id: string;
  /** Position of the digits. */
  readonly at: number;
}

/** Shorter figures alone are quantities, longer ones telephone numbers. */
const shortestAlone = 6;

const numberWord = /^(?:nr|no|number|nummer|id)$/;

/** `order 713555` asks for numbers of an area code and prefix. */
const isAreaCodeAndPrefix = ({ text }: Token) =>
  text.length === 6 && areaCode(text.slice(0, 3)) !== undefined;

/** Whether the digits stand right after a word for an order, or after `#`. */
const isNamed = ({ tokens, endsAt }: Reading, at: number): boolean => {
  const token = tokens[at];
  const before = tokens[at - 1]?.fold ?? '';
  if (token?.gap.endsWith('#') === true) return true;
  const isOrder = endsAt(at, 'orderNoun', 'status') || before === 'order';
  const isOrderNumber =
    numberWord.test(before) && (endsAt(at - 1, 'orderNoun') || tokens[at - 2]?.fold === 'order');
  const isAlone = tokens.length === 1 && token?.text.length === shortestAlone;
  return (isOrder || isOrderNumber || isAlone) && token !== undefined && !isAreaCodeAndPrefix(token);
};

/** `PO-104233`, `po 104233`, `#104233`, `order 104233`, `status 104233`, `104233`; `SB-100001`, an order that a person files. */
export const readOrderId = (reading: Reading): OrderIdRead | undefined => {
  for (const [at, token] of reading.tokens.entries()) {
    if (!/^\d{1,10}$/.test(token.text)) continue;
    const before = reading.tokens[at - 1]?.fold ?? '';
    const isWritten = (before === 'po' || before === 'sb') && /^[\s\-–#:]{0,3}$/.test(token.gap);
    if (isWritten) return { id: `${before.toUpperCase()}-${token.text}`, at };
    if (/^\d{5,8}$/.test(token.text) && isNamed(reading, at)) return { id: `PO-${token.text}`, at };
  }
  return undefined;
};

/** Entities that somebody else has filled in: each is taken only when it stands in the message and is one we know. */
import { z } from 'zod';
import { areaCode } from '../reference/area-codes.js';
import { tollFreeCodes } from '../reference/toll-free.js';
import type { Masked } from './mask.js';
import { understand } from './understand.js';
import type { Entities } from './understanding.js';

const value = z.string().max(60).nullish();

/** A placeholder, or words of the masked message. */
export const filledSchema = z.strictObject({
  quantity: value,
  areaCode: value,
  prefix: value,
  state: value,
  city: value,
  blockSize: value,
  orderId: value,
  numberType: z.enum(['local', 'national']).nullish(),
  scope: z.enum(['mine', 'customer', 'space']).nullish(),
});
export type Filled = z.infer<typeof filledSchema>;

type Read<T> = (text: string) => T | undefined;

const count: Read<number> = (text) => (/^\d{1,6}$/.test(text) ? Number(text) : undefined);
const code: Read<string> = (text) =>
  areaCode(text) !== undefined || tollFreeCodes.includes(text) ? text : undefined;
const prefix: Read<string> = (text) => (/^[2-9]\d\d$/.test(text) ? text : undefined);
const orderId: Read<string> = (text) => {
  const [, prefix = 'PO', digits] = /^(?:(PO|SB)[- ]?|#)?(\d{5,10})$/i.exec(text) ?? [];
  return digits === undefined ? undefined : `${prefix.toUpperCase()}-${digits}`;
};
const city: Read<string> = (text) => understand(`in ${text}`).entities.city;
const state: Read<string> = (text) => understand(`in ${text}`).entities.state;

const only = <K extends keyof Entities>(key: K, found: Entities[K] | undefined): Entities =>
  found === undefined ? {} : { [key]: found };

export function readFilled(filled: Filled, { text, valueOf }: Masked): Entities {
  const said = text.toLowerCase();
  const from = <T>(given: string | null | undefined, read: Read<T>): T | undefined => {
    const words = given?.trim() ?? '';
    const meant = valueOf(words) ?? (said.includes(words.toLowerCase()) ? words : '');
    return meant === '' ? undefined : read(meant);
  };
  return {
    ...only('quantity', from(filled.quantity, count)),
    ...only('blockSize', from(filled.blockSize, count)),
    ...only('areaCode', from(filled.areaCode, code)),
    ...only('prefix', from(filled.prefix, prefix)),
    ...only('orderId', from(filled.orderId, orderId)),
    ...only('city', from(filled.city, city)),
    ...only('state', from(filled.state, state)),
    ...only('numberType', filled.numberType ?? undefined),
    ...only('scope', filled.scope ?? undefined),
  };
}

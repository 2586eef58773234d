import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { z } from 'zod';
import { areaCode } from '../../reference/area-codes.js';
import { isTollFree } from '../../reference/toll-free.js';
import classes from './classes.json' with { type: 'json' };

const { rows } = z
  .object({
    rows: z.array(z.strictObject({ prefix: z.string(), kind: z.enum(['premium', 'personal', 'ordinary']) })),
  })
  .parse(classes);

export interface NumberKind {
  readonly kind: 'ordinary' | 'tollfree' | 'premium' | 'personal' | 'invalid';
  /** Undefined for an invalid number, and where several countries share the number's code. */
  readonly country: string | undefined;
}

/** Bounded, so that a long-running process does not remember every number it has seen. */
const remembering = <Value extends object>(find: (key: string, e164: string) => Value) => {
  const known = new Map<string, Value>();
  return (key: string, e164: string): Value => {
    const before = known.get(key);
    if (before !== undefined) return before;
    if (known.size >= 100_000) known.clear();
    const value = find(key, e164);
    known.set(key, value);
    return value;
  };
};

const kindsByType: Readonly<Record<string, NumberKind['kind']>> = {
  PREMIUM_RATE: 'premium',
  PERSONAL_NUMBER: 'personal',
  TOLL_FREE: 'tollfree',
};

const lookUp = (e164: string): NumberKind => {
  const parsed = parsePhoneNumberFromString(e164);
  if (parsed?.isValid() !== true) return { kind: 'invalid', country: undefined };
  return { kind: kindsByType[parsed.getType() ?? ''] ?? 'ordinary', country: parsed.country };
};

const homeOf = (area: string, { kind, country }: NumberKind): string | undefined =>
  kind === 'tollfree' ? undefined : (areaCode(area)?.country ?? country);

/** A +1 number is what its area code is; an ordinary exchange stands for all of them. */
const byArea = remembering((area) => {
  const e164 = `+1${area}2345678`;
  const found = lookUp(e164);
  const kind = isTollFree(e164) ? 'tollfree' : found.kind;
  return { kind, country: homeOf(area, { ...found, kind }) };
});

const byPrefix = remembering((_, e164) => lookUp(e164));

/** So many digits after the country code decide; the test compares them with the library. */
const decidingDigits = (e164: string): number => {
  if (e164.startsWith('+47')) return 5;
  if (e164.length < 13) return 10;
  return { '1': 7, '2': 6 }[e164.charAt(3)] ?? 5;
};

/** What the library and our own rows say of a number of any country, remembered by its leading digits. */
export const numberKind = (e164: string): NumberKind => {
  if (e164.startsWith('+1')) {
    const area = byArea(e164.slice(2, 5), e164);
    // The islands of +1 open only some exchanges.
    return area.kind === 'invalid' ? byPrefix(e164.slice(0, 8), e164) : area;
  }
  const row = rows.find(({ prefix }) => e164.startsWith(prefix));
  const isHome = e164.startsWith('+44') || e164.startsWith('+47');
  if (!isHome) return lookUp(e164);
  const country = e164.startsWith('+44') ? 'GB' : 'NO';
  if (row !== undefined) return { kind: row.kind, country };
  const found = byPrefix(`${e164.length} ${e164.slice(0, 3 + decidingDigits(e164))}`, e164);
  // Guernsey, Jersey, the Isle of Man and Svalbard share the plan and the porting rules of the mainland.
  return found.kind === 'invalid' ? found : { kind: found.kind, country };
};

/** What nobody should read in a space: PINs and account numbers that are written out, bills and letters by name. */
import { z } from 'zod';
import data from './secrets.json' with { type: 'json' };

const phrases = z.strictObject({ en: z.array(z.string()), nb: z.array(z.string()) });
const table = z
  .strictObject({ pin: phrases, account: phrases, joins: phrases, owners: phrases, documents: phrases })
  .parse(data);

const anyOf = ({ en, nb }: z.infer<typeof phrases>): string =>
  [...new Set([...en, ...nb])].sort((one, other) => other.length - one.length).join('|');

const kinds = {
  pin: { value: String.raw`[a-z\d]{4,15}(?![-.]?\d)`, minDigits: 2 },
  account: { value: String.raw`(?=[a-z./-]*\d)[a-z\d](?:[a-z\d]|[ ./-](?=\d)){3,29}`, minDigits: 4 },
} as const;
export type SecretKind = keyof typeof kinds;

/** A word by itself, not a part of a longer one, of an address or of a telephone number with `+`. */
const whole = (inner: string): string => String.raw`(?<![\p{L}\p{N}@/_+.-])(?:${inner})(?![\p{L}\p{N}@_])`;

const patternOf = (kind: SecretKind): RegExp => {
  const word = whole(anyOf(table[kind]));
  const value = String.raw`(?<value>(?!PO[- ]?\d)${kinds[kind].value})(?![\p{L}\p{N}@_])`;
  const joins = anyOf(table.joins);
  const told = String.raw`${word}\.?(?: (?:${joins}) | ?[:=#–-] ?| )${value}`;
  const turned = `${whole(value.replace('<value>', '<before>'))} (?:${joins}) (?:(?:${anyOf(table.owners)}) )?${word}`;
  return new RegExp(`${told}|${turned}`, 'giu');
};
const patterns = { pin: patternOf('pin'), account: patternOf('account') };

const digitsIn = (text = ''): number => text.replace(/\D/g, '').length;

/** The kinds of secrets a text writes out. `PIN 4711` is one, `what is a PIN` and `account PO-104201` are none. */
export function secretsIn(text: string): readonly SecretKind[] {
  const plain = text.replace(/[^\S\n]+/g, ' ');
  return (['pin', 'account'] as const).filter((kind) =>
    [...plain.matchAll(patterns[kind])].some(
      ({ groups }) => digitsIn(groups?.['value'] ?? groups?.['before']) >= kinds[kind].minDigits,
    ),
  );
}

const documents = new RegExp(whole(anyOf(table.documents)), 'iu');

/** Whether a file is called a bill or a letter of agency by the words that come with it. */
export const namesDocument = (text: string): boolean => documents.test(text);

/** What nobody should read in a space: PINs and account numbers that are written out, bills and letters by name. */
import { z } from 'zod';
import data from './secrets.json' with { type: 'json' };
import type { Span } from './span.js';

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

/** What a text writes out of one kind, and where. Whitespace must be single spaces. */
const writtenOut = (plain: string, kind: SecretKind): readonly Span[] =>
  [...plain.matchAll(patterns[kind])].flatMap(({ 0: whole, index, groups }) => {
    const { value, before } = groups ?? {};
    const secret = value ?? before ?? '';
    if (digitsIn(secret) < kinds[kind].minDigits) return [];
    // What is told comes last, what is turned round comes first.
    const start = value === undefined ? index : index + whole.length - secret.length;
    return [{ start, end: start + secret.length }];
  });

const singleSpaced = (text: string): string => text.replace(/[^\S\n]+/g, ' ');
const secretKinds = ['pin', 'account'] as const satisfies readonly SecretKind[];

/** The kinds of secrets a text writes out. `PIN 4711` is one, `what is a PIN` and `account PO-104201` are none. */
export function secretsIn(text: string): readonly SecretKind[] {
  const plain = singleSpaced(text);
  return secretKinds.filter((kind) => writtenOut(plain, kind).length > 0);
}

/** Where the secrets of a text of single spaces stand. */
export const secretSpans = (plain: string): readonly Span[] =>
  secretKinds.flatMap((kind) => writtenOut(plain, kind));

const documents = new RegExp(whole(anyOf(table.documents)), 'iu');

/** Whether a file is called a bill or a letter of agency by the words that come with it. */
export const namesDocument = (text: string): boolean => documents.test(text);

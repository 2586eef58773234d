import { z } from 'zod';
import data from './same-words.json' with { type: 'json' };

const words = new Map(Object.entries(z.record(z.string(), z.string()).parse(data)));

/** Case, accents in two pieces and spaces carry no meaning. */
export const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘`´]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();

/** Letters and digits only, as in account and phone numbers. */
export const compact = (text: string): string => folded(text).replace(/[^\p{L}\p{N}]/gu, '');

/** The words of a name or an address, abbreviations written out, punctuation gone. */
export const spelledOut = (text: string): string =>
  folded(text)
    .replace(/[.'’]/g, '')
    .replace(/[^\p{L}\p{N}&]+/gu, ' ')
    .trim()
    .split(' ')
    .map((word) => words.get(word) ?? word)
    .join(' ')
    .replace(/(?<=\p{L}{3})gt?(?= \d)/gu, 'gata')
    .replace(/(?<=\p{L}{3})gaten?(?= \d)/gu, 'gata')
    .replace(/(?<=\p{L}{3})vn?(?= \d)/gu, 'vei')
    .replace(/(?<=\p{L}{3})(?:veien|vegen|veg)(?= \d)/gu, 'vei');

import { z } from 'zod';
import { aspectIds } from '../../reference/policy-aspects.js';
import data from './aspects.json' with { type: 'json' };

/** Every fact may answer a question for these. */
const untold = ['what', 'which', 'whether'] as const;
const askedIds = z.enum(aspectIds).exclude([...untold]);
export type AskedAspect = z.infer<typeof askedIds>;

const fragments = z.array(z.string().min(1)).default([]);
const schema = z.record(
  askedIds,
  z.strictObject({
    /** A figure or a kind that is told or not told; the other aspects are words of a question only. */
    isFigure: z.boolean().default(false),
    /** What is said when no fact tells it. */
    silent: z.string(),
    anywhere: fragments,
    /** Where a question or a part of it begins. */
    first: fragments,
    /** What shows that something else is asked. */
    unless: fragments,
  }),
);
const table = schema.parse(data);

const word = '(?<![\\p{L}\\p{M}])';
const end = '(?![\\p{L}\\p{M}])';
const begin = '(?:^|[.!?,;:(–-])\\s*(?:(?:and|but|so|og|men|så|hi|hei|hello)[ ,]+)?';
const compile = (start: string, list: readonly string[]): RegExp | undefined =>
  list.length === 0 ? undefined : new RegExp(`${start}(?:${list.join('|')})${end}`, 'iu');

const patterns = askedIds.options.map((id) => {
  const { isFigure, anywhere, first, unless } = table[id];
  const all = [compile(word, anywhere), compile(begin, first)];
  const not = compile(word, unless);
  const asks = (text: string) => all.some((pattern) => pattern?.test(text)) && not?.test(text) !== true;
  return { id, isFigure, asks };
});

const longest = 600;

/** What a question clearly asks for, empty when that cannot be told; figures go before words. */
export const askedAspects = (text: string): readonly AskedAspect[] => {
  const question = text.slice(-longest).replace(/’/g, "'");
  const asked = patterns.filter(({ asks }) => asks(question));
  const figures = asked.filter(({ isFigure }) => isFigure);
  return (figures.length > 0 ? figures : asked).map(({ id }) => id);
};

export const isFigureAspect = (id: AskedAspect): boolean => table[id].isFigure;

/** The row of `policies-silent` that says that an aspect is not told. */
export const silentOfAspect = (id: AskedAspect): string => table[id].silent;

import { z } from 'zod';
import { deskSubject, type DeskId } from '../reference/desks.js';
import data from './desk-subjects.json' with { type: 'json' };
import { createPhraseFinder } from './phrases.js';
import { tokenize } from './tokens.js';

const finder = createPhraseFinder(
  z.record(z.string(), z.strictObject({ en: z.array(z.string()), nb: z.array(z.string()) })).parse(data),
);

/** Ids that have phrases; each is a subject of a desk. */
export const subjectIds: readonly string[] = Object.keys(data);

/** The subjects of the desks that a text names, in its order. */
export const subjectsIn = (text: string): readonly string[] => [
  ...new Set(finder.find(tokenize(text)).map(({ id }) => id)),
];

/** Why it would be this desk: the subject of it that the text names, a particular one rather than a general one. */
export const subjectFor = (desk: DeskId, text: string): string | undefined => {
  const subjects = subjectsIn(text).flatMap((id) => deskSubject(id) ?? []);
  const own = subjects.filter((subject) => subject.desk === desk);
  return (own.find(({ general }) => general !== true) ?? own[0])?.id;
};

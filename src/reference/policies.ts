import { z } from 'zod';
import type { Locale } from '../locale.js';
import { deskIds, deskName, deskReach, deskTakes } from './desks.js';
import { newNumbersPolicies, whyNewNumbers } from './policies-new-numbers.js';
import { portingPolicies, whyPorting } from './policies-porting.js';
import { aspectIds } from './policy-aspects.js';
import { isRejectionId, rejectionTexts } from './rejections.js';
import { statusTexts, type StatusVocabulary } from './statuses.js';
import data from './policies.json' with { type: 'json' };
import en from './policies.en.json' with { type: 'json' };
import nb from './policies.nb.json' with { type: 'json' };
import silentData from './policies-silent.json' with { type: 'json' };
import silentEn from './policies-silent.en.json' with { type: 'json' };
import silentNb from './policies-silent.nb.json' with { type: 'json' };

const rowSchema = z.strictObject({
  id: z.string(),
  source: z.string().min(1),
  topic: z.string(),
  /** Where its text stands when another table tells it: `porting.bill_age`, `status.port.rejected`. */
  text: z.string().optional(),
  /** The flow that does something about it. */
  deed: z.string().optional(),
  /** What a question may ask of it; a question for something else is not answered by it. */
  answers: z.array(z.enum(aspectIds)).min(1),
  /** The rows of `limits` whose figures the text tells. */
  limits: z
    .array(z.enum(['numbersPerOrder', 'numbersInTrial', 'numbersPerBlock', 'blockSizes', 'billAgeDays']))
    .optional(),
});

const silentSchema = z.strictObject({
  id: z.string(),
  source: z.string().min(1),
  /** Who knows. */
  desk: z.enum(deskIds).optional(),
  /** No question about the Calling Plan: talk, or something to do. */
  chat: z.boolean().optional(),
});

/** What the fact sheet answers. */
export const policies = z.object({ rows: z.array(rowSchema) }).parse(data).rows;
export type Policy = (typeof policies)[number];

/** What is asked and the fact sheet does not answer, and who does. */
export const silentPolicies = z.object({ rows: z.array(silentSchema) }).parse(silentData).rows;
export type SilentPolicy = (typeof silentPolicies)[number];

const texts = z.record(z.string(), z.string());
export const policyTexts = { en: texts.parse(en), nb: texts.parse(nb) } as const;
export const silentTexts = { en: texts.parse(silentEn), nb: texts.parse(silentNb) } as const;

const byId = new Map(policies.map((row) => [row.id, row]));
const silentById = new Map(silentPolicies.map((row) => [row.id, row]));

export const policy = (id: string): Policy | undefined => byId.get(id);
export const silentPolicy = (id: string): SilentPolicy | undefined => silentById.get(id);

const isVocabulary = (word: string | undefined): word is StatusVocabulary =>
  word === 'new' || word === 'port';

const statusText = (path: string, locale: Locale): string | undefined => {
  const [vocabulary, id = ''] = path.split('.');
  if (!isVocabulary(vocabulary)) return undefined;
  const { label, meaning, next } = statusTexts(vocabulary, id, locale);
  return `${label}: ${meaning} ${next}`;
};

const rejectionText = (id: string, locale: Locale): string | undefined => {
  if (!isRejectionId(id)) return undefined;
  const { label, meaning, todo } = rejectionTexts(id, locale);
  return `${label}: ${meaning} ${todo}`;
};

const deskText = (id: string, locale: Locale): string | undefined => {
  const desk = deskIds.find((one) => one === id);
  return desk && `${deskName(desk, locale)}: ${deskTakes(desk, locale)}. ${deskReach(desk, locale)}`;
};

/** The tables that tell facts of their own, by the first word of `text`. */
const tables: Readonly<Record<string, (path: string, locale: Locale) => string | undefined>> = {
  newNumbers: (path, locale) => {
    const row = newNumbersPolicies.find(({ id }) => id === path);
    return row && whyNewNumbers(row.id, locale);
  },
  porting: (path, locale) => {
    const row = portingPolicies.find(({ id }) => id === path);
    return row && whyPorting(row.id, locale);
  },
  status: statusText,
  rejection: rejectionText,
  desk: deskText,
};

/** What to answer; undefined when no table has the text, which a test forbids. */
export const policyText = ({ id, text }: Policy, locale: Locale): string | undefined => {
  if (text === undefined) return policyTexts[locale][id];
  const dot = text.indexOf('.');
  return tables[text.slice(0, dot)]?.(text.slice(dot + 1), locale);
};

export interface PolicySections {
  /** As it is told, e.g. `3, 5 and 12`. */
  readonly sections: string;
  /** Not from the article itself but from a later edition of it. */
  readonly isLater: boolean;
}

/** Where in the fact sheet a fact stands. */
export const policySections = ({ source }: Policy): PolicySections => {
  const list = /^fact sheet (\d+(?:(?:, | and )\d+)*)/.exec(source)?.[1] ?? '';
  const sections = list.split(/, | and /).join(', ');
  return { sections, isLater: sections === '17' };
};

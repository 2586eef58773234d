import { z } from 'zod';
import { cleanId, cleanPersonId } from '../ids.js';
import { Refusal } from '../refusal.js';

const describe = (issue: z.core.$ZodIssue): string =>
  issue.path.length === 0 ? issue.message : `${issue.path.join('.')}: ${issue.message}`;

/** Parses what came from outside, or refuses it with 400 and one description for each fault. */
export const parse = <S extends z.ZodType>(schema: S, value: unknown): z.output<S> => {
  const result = schema.safeParse(value ?? {});
  if (result.success) return result.data;
  const details = result.error.issues.map(describe);
  throw new Refusal(400, details[0] ?? 'The request could not be understood.', details);
};

export const idField = z.string().min(1).transform(cleanId);
export const personIdField = z.string().min(1).transform(cleanPersonId);
export const emailField = z
  .string()
  .min(3)
  .refine((text) => text.includes('@'), 'must be an e-mail address')
  .transform((text) => text.toLowerCase());

/** Query values are text; anything above 1000 is cut to 1000 silently, as Webex does. */
export const maxField = z.coerce
  .number()
  .int()
  .min(1)
  .transform((max) => Math.min(max, 1000));

/** Clients send back whole objects with nulls in them; null means absent. */
export const given = <S extends z.ZodType>(schema: S) =>
  schema.nullish().transform((value) => value ?? undefined);

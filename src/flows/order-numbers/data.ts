import { z } from 'zod';
import { placeFields } from '../shared/place.js';
import { placedSchema } from '../shared/placed-view.js';
import { stopSchema } from '../shared/stop.js';
import { whereSchema } from '../shared/where.js';

const numberSchema = z.object({ number: z.string(), city: z.string(), state: z.string() });

export const dataSchema = z.object({
  /** Key of the draft: numbers are held and ordered under it, so that one draft is one order at most. */
  draft: z.string(),
  ...placeFields,
  where: whereSchema.optional(),
  quantity: z.number().int().positive().optional(),
  found: z.array(numberSchema).optional(),
  /** What `found` answers; another question is searched anew. */
  foundFor: z.string().optional(),
  /** E.164, in the order of `found`. */
  picked: z.array(z.string()).optional(),
  page: z.number().int().min(0).optional(),
  heldUntil: z.string().optional(),
  /** Numbers that others took meanwhile, and those offered in their place. */
  swap: z.object({ taken: z.array(z.string()), offered: z.array(z.string()) }).optional(),
  /** The picked numbers have been looked over. */
  agreed: z.boolean().optional(),
  placed: placedSchema.optional(),
  stop: stopSchema.optional(),
});
export type Data = z.infer<typeof dataSchema>;

/** What is looked for, as one text: numbers found for another question are no answer to this one. */
export const questionOf = ({ where = {}, quantity }: Data): string =>
  JSON.stringify([where.locationId, where.state, where.areaCode, where.city, where.prefix, quantity]);

/** The list is there, and still answers what is asked. */
export const isFound = (data: Data): boolean =>
  data.location !== undefined && (data.found ?? []).length > 0 && data.foundFor === questionOf(data);
export type Found = z.infer<typeof numberSchema>;

import { z } from 'zod';
import { placeFields } from '../shared/place.js';
import { placedSchema } from '../shared/placed-view.js';
import { stopSchema } from '../shared/stop.js';
import { whereSchema } from '../shared/where.js';

export const blockSchema = z.object({
  /** E.164 of the first and last number. */
  first: z.string(),
  last: z.string(),
  size: z.number().int().positive(),
  city: z.string(),
  state: z.string(),
});
export type Block = z.infer<typeof blockSchema>;

export const dataSchema = z.object({
  /** Key of the draft: the block is held and ordered under it, so that one draft is one order at most. */
  draft: z.string(),
  ...placeFields,
  where: whereSchema.optional(),
  size: z.number().int().positive().optional(),
  found: z.array(blockSchema).optional(),
  /** What `found` answers; another question is searched anew. */
  foundFor: z.string().optional(),
  chosen: blockSchema.optional(),
  heldUntil: z.string().optional(),
  /** The block that others took from meanwhile. */
  lost: blockSchema.optional(),
  placed: placedSchema.optional(),
  stop: stopSchema.optional(),
});
export type Data = z.infer<typeof dataSchema>;

/** What is looked for, as one text: blocks found for another question are no answer to this one. */
export const questionOf = ({ where = {}, size }: Data): string =>
  JSON.stringify([where.locationId, where.state, where.areaCode, where.city, where.prefix, size]);

/** The blocks are there, and still answer what is asked. */
export const isFound = (data: Data): boolean =>
  data.location !== undefined && (data.found ?? []).length > 0 && data.foundFor === questionOf(data);

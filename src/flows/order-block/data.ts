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

import { z } from 'zod';
import { placeFields } from '../shared/place.js';
import { placedSchema } from '../shared/placed-view.js';
import { stopSchema } from '../shared/stop.js';

export const dataSchema = z.object({
  /** Key the request is sent under, so that one draft is one request at most. */
  draft: z.string(),
  ...placeFields,
  quantity: z.number().int().positive().optional(),
  numberType: z.enum(['local', 'national']).optional(),
  details: z.string().optional(),
  /** Toll-free numbers were asked for, which cannot be had. */
  tollFree: z.boolean().optional(),
  placed: placedSchema.optional(),
  stop: stopSchema.optional(),
});
export type Data = z.infer<typeof dataSchema>;

/** Control Hub has no number types there: whoever orders picks the numbers from an area. */
export const isPicked = (location: Data['location']): boolean => location?.variant === 'A';

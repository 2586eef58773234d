import { z } from 'zod';
import { stopSchema } from '../shared/stop.js';

export const dataSchema = z.object({
  customerId: z.string().optional(),
  customer: z.string().optional(),
  /** Whose role was just changed: what was given, or nothing when it was taken away. */
  done: z.object({ email: z.string(), given: z.string().optional() }).optional(),
  stop: stopSchema.optional(),
});
export type Data = z.infer<typeof dataSchema>;

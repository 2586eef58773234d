import { z } from 'zod';
import { stopSchema } from '../shared/stop.js';

export const moments = ['day_before', 'test_15', 'test_30', 'port_out'] as const;

export const dataSchema = z.object({
  orderId: z.string().optional(),
  moment: z.enum(moments).optional(),
  /** Somebody has called, and it worked. */
  works: z.boolean().optional(),
  stop: stopSchema.optional(),
});
export type Data = z.infer<typeof dataSchema>;

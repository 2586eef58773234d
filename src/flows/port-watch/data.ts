import { z } from 'zod';

export const moments = ['day_before', 'test_15', 'test_30', 'port_out'] as const;

export const dataSchema = z.object({
  orderId: z.string().optional(),
  moment: z.enum(moments).optional(),
  /** The button that was pressed; `works`: somebody has called, and it worked. */
  press: z.enum(['works', 'open', 'help']).optional(),
});
export type Data = z.infer<typeof dataSchema>;

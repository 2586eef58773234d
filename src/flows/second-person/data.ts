import { z } from 'zod';
import { stopSchema } from '../shared/stop.js';

export const rulesSchema = z.object({
  orderAbove: z.int().min(0).exactOptional(),
  cancel: z.boolean().exactOptional(),
  address: z.boolean().exactOptional(),
});

export const dataSchema = z.object({
  /** What this person has asked for, and who may decide it. */
  waiting: z
    .object({ id: z.string(), title: z.string(), people: z.array(z.string()), until: z.string() })
    .optional(),
  approvalId: z.string().optional(),
  press: z.enum(['approve', 'decline']).optional(),
  outcome: z.enum(['approved', 'declined', 'withdrawn', 'own', 'late', 'notYours']).optional(),
  /** Whose rules are looked at. */
  customerId: z.string().optional(),
  customer: z.string().optional(),
  saved: rulesSchema.optional(),
  stop: stopSchema.optional(),
});
export type Data = z.infer<typeof dataSchema>;

import { z } from 'zod';
import { portStatuses } from '../../orders/order.js';
import { portActions } from '../../reference/port-actions.js';
import { accountFields } from '../shared/port/account-fields.js';
import { stopSchema } from '../shared/stop.js';

export const momentSchema = z.object({ date: z.string(), time: z.string().exactOptional() });

/** A status somebody enters by hand. */
export const reportSchema = z.object({
  status: z.enum(portStatuses),
  /** Local day and time of the confirmation (FOC). */
  foc: momentSchema.exactOptional(),
  /** Codes of the reasons, with status `rejected`. */
  reasons: z.array(z.string()).exactOptional(),
});

export const editables = ['numbers', 'address', ...accountFields.slice(0, 5)] as const;

export const dataSchema = z.object({
  /** Key of the draft: what it changes is changed once. */
  draft: z.string(),
  orderId: z.string().optional(),
  what: z.enum(portActions).optional(),
  wish: momentSchema.optional(),
  /** What is to be changed on the order. */
  field: z.string().optional(),
  report: reportSchema.optional(),
  /** How often a change was refused: a corrected one is another one. */
  attempt: z.number().int().optional(),
  done: z.enum(['changed', 'moved', 'cancelled', 'case', 'reported']).optional(),
  stop: stopSchema.optional(),
});
export type Data = z.infer<typeof dataSchema>;

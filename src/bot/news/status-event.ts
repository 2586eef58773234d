/** What a provider POSTs to `/orders/events`: the contract published in `docs/order-events.schema.json`. */
import { z } from 'zod';
import { orderStatuses, type OrderStatus } from '../../orders/order.js';
import type { OrderEvent } from '../../pstn/provider.js';

const e164 = z.string().regex(/^\+[1-9]\d{6,14}$/);
const moment = z.iso.datetime({ offset: true });

const reason = z.strictObject({
  code: z
    .string()
    .min(1)
    .max(100)
    .meta({ description: 'Id of a port error of the Calling Plan, or any other code.' }),
  text: z.string().max(2000).optional().meta({ description: 'The words of the losing carrier.' }),
  numbers: z
    .array(e164)
    .max(1000)
    .optional()
    .meta({ description: 'The numbers the reason is about, E.164.' }),
});

export const statusEventSchema = z
  .strictObject({
    id: z
      .string()
      .min(1)
      .max(200)
      .meta({ description: 'Unique. An event told twice has the same id both times.' }),
    orderId: z.string().min(1).max(100),
    at: moment.meta({ description: 'When it happened, not when it was sent.' }),
    status: z
      .string()
      .min(1)
      .max(60)
      .meta({ description: `One of ${orderStatuses.join(', ')}.` }),
    reasons: z.array(reason).max(30).optional().meta({ description: 'With the status "rejected".' }),
    foc: moment.optional().meta({ description: 'With the status "foc_received": the confirmed time.' }),
    note: z.string().max(2000).optional(),
  })
  .meta({ title: 'Switchboard order event', description: 'One change of status of one order.' });
export type StatusEvent = z.infer<typeof statusEventSchema>;

const isKnown = (status: string): status is OrderStatus =>
  (orderStatuses as readonly string[]).includes(status);

/** A status from outside; one that no row describes becomes `unknown`. */
export const statusOf = (status: string): OrderStatus => (isKnown(status) ? status : 'unknown');

/** As the order's own history holds it. */
export function orderEventOf({ id, at, status, reasons, foc, note }: StatusEvent): OrderEvent {
  return {
    id,
    at: new Date(at).toISOString(),
    what: 'status',
    status: statusOf(status),
    ...(reasons === undefined ? {} : { reasons: reasons.map(cleaned) }),
    ...(foc === undefined ? {} : { foc: new Date(foc).toISOString() }),
    ...(note === undefined ? {} : { reason: note }),
  };
}

const cleaned = ({ code, text, numbers }: z.infer<typeof reason>) => ({
  code,
  ...(text === undefined ? {} : { text }),
  ...(numbers === undefined ? {} : { numbers }),
});

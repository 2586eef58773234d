import { z } from 'zod';
import { orderStatuses } from '../../orders/order.js';
import { stopSchema } from '../shared/stop.js';

/** Of Cisco's own words no more are kept. */
export const maxWords = 2_000;

const reportSchema = z.object({
  /** Not there while nobody has said which. */
  status: z.enum(orderStatuses).optional(),
  /** In the time of the location. */
  date: z.string().optional(),
  time: z.string().optional(),
  /** Cisco's own words. */
  words: z.string().optional(),
});
export type Report = z.infer<typeof reportSchema>;

/** A CSV of the orders page; a column whose meaning nobody knows is asked for. */
const sheetSchema = z.object({
  headers: z.array(z.string()),
  rows: z.array(z.array(z.string())),
  /** Index of the column. */
  id: z.number().int().optional(),
  status: z.number().int().optional(),
  /** More rows than are read. */
  cut: z.boolean(),
});
export type Sheet = z.infer<typeof sheetSchema>;

export const dataSchema = z.object({
  orderId: z.string().optional(),
  /** Orders that come after this one. */
  queue: z.array(z.string()).optional(),
  /** Page of the checklist, from 0. */
  page: z.number().int().nonnegative().optional(),
  /** No group may see what is typed in; unless told so, it is taken to be secret. */
  secret: z.boolean().optional(),
  /** The order whose files were posted. */
  posted: z.string().optional(),
  /** It is in Control Hub, and its order number there is asked for. */
  placing: z.boolean().optional(),
  /** Text of a mail about an order. */
  mail: z.string().optional(),
  report: reportSchema.optional(),
  entered: z.enum(orderStatuses).optional(),
  sheet: sheetSchema.optional(),
  /** Said above the next card, once. */
  told: z.object({ key: z.string(), params: z.record(z.string(), z.string()).optional() }).optional(),
  stop: stopSchema.optional(),
});
export type Data = z.infer<typeof dataSchema>;

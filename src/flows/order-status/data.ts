import { z } from 'zod';
import { stopSchema } from '../shared/stop.js';
import { formats } from './formats.js';

export const scopes = ['mine', 'customer', 'space'] as const;
export type Scope = (typeof scopes)[number];

export const dataSchema = z.object({
  scope: z.enum(scopes).optional(),
  customerId: z.string().optional(),
  orderId: z.string().optional(),
  /** A placed order was to be cancelled, which nobody can do here. */
  cancelAsked: z.boolean().optional(),
  /** Shown as a notice: with the one next step. */
  told: z.boolean().optional(),
  /** The order is to be taken out as a file, of this format if one was named. */
  exporting: z.boolean().optional(),
  format: z.enum(formats).optional(),
  /** Another flow is meant: the carrier's words, or a status to be entered. */
  words: z.string().optional(),
  reporting: z.boolean().optional(),
  page: z.number().int().min(0).optional(),
  stop: stopSchema.optional(),
});
export type Data = z.infer<typeof dataSchema>;

import { z } from 'zod';
import { stopSchema } from '../shared/stop.js';

export const followedKinds = ['order', 'location', 'customer'] as const;

export const targetSchema = z.object({ kind: z.enum(followedKinds), id: z.string(), name: z.string() });
export type Target = z.infer<typeof targetSchema>;

export const settingsSchema = z.object({
  quiet: z.object({ from: z.string(), to: z.string() }).optional(),
  timeZone: z.string(),
  rhythm: z.enum(['at_once', 'daily', 'weekly']),
  skipOwn: z.boolean(),
  onlyMine: z.boolean(),
  mutedUntil: z.string().optional(),
});
export type Settings = z.infer<typeof settingsSchema>;

export const dataSchema = z.object({
  /** What is to be followed, or no longer. */
  target: targetSchema.optional(),
  /** Named, but nothing the person may see is called that. */
  unknown: z.string().optional(),
  /** What was decided; carried out once, and then said. */
  decision: z.enum(['follow', 'unfollow', 'settings']).optional(),
  settings: settingsSchema.optional(),
  done: z.enum(['followed', 'unfollowed', 'muted', 'unmuted', 'saved']).optional(),
  /** Orders a digest is about. */
  orderIds: z.array(z.string()).optional(),
  stop: stopSchema.optional(),
});
export type Data = z.infer<typeof dataSchema>;

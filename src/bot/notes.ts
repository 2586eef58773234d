/** What the operator did from the command line, on its way into the audit log: a note is a slip in the folder of the bot. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { AuditLog } from './audit/audit-log.js';
import type { Rounds } from './rounds.js';
import { createSlips, leaveSlip } from './slips.js';

const noteSchema = z.object({
  /** ISO time. */
  at: z.string(),
  what: z.string(),
  /** Counts and times; nothing of what is kept. */
  new: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Note = z.infer<typeof noteSchema>;

const folder = 'notes';

/** `dir` is the folder of the bot. Durable once it resolves. */
export const leaveNote = (dir: string, note: Note): Promise<void> =>
  leaveSlip(join(dir, folder), randomUUID(), JSON.stringify(note));

export interface NotesOptions {
  readonly dir: string;
  readonly audit: Pick<AuditLog, 'record'>;
  readonly log: Logger;
  readonly everyMs?: number;
}

/** Takes the notes into the audit log as they come. */
export const createNotes = ({ dir, audit, log, everyMs = 2_000 }: NotesOptions): Rounds =>
  createSlips({
    folder: join(dir, folder),
    everyMs,
    take: (name, text) => audit.record(`note:${name}`, noteSchema.parse(JSON.parse(text))),
    onError: (err) => log.warn({ err }, 'notes of the operator not read'),
  });

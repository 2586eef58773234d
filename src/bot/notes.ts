/**
 * What the operator did from the command line, on its way into the audit log. A note is a small file in the folder of
 * the bot, so that it can be left whether the bot runs or not: only the process that has the store writes the log.
 */
import { randomUUID } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { z } from 'zod';
import { disk, ensureDirectory, isMissing } from '../store/disk.js';
import type { AuditLog } from './audit/audit-log.js';
import { createRounds, type Rounds } from './rounds.js';

const noteSchema = z.object({
  /** ISO time. */
  at: z.string(),
  what: z.string(),
  /** Counts and times; nothing of what is kept. */
  new: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Note = z.infer<typeof noteSchema>;

const folder = 'notes';
const isNote = (name: string): boolean => /^[0-9a-f-]{36}$/.test(name);

/** `dir` is the folder of the bot. Durable once it resolves. */
export async function leaveNote(dir: string, note: Note): Promise<void> {
  await ensureDirectory(join(dir, folder));
  await disk.replace(join(dir, folder, randomUUID()), JSON.stringify(note));
}

export interface NotesOptions {
  readonly dir: string;
  readonly audit: Pick<AuditLog, 'record'>;
  readonly log: Logger;
  readonly everyMs?: number;
}

/** Takes the notes into the audit log as they come. */
export function createNotes({ dir, audit, log, everyMs = 2_000 }: NotesOptions): Rounds {
  const notes = join(dir, folder);

  async function takeIn(name: string): Promise<void> {
    const text = await readFile(join(notes, name), 'utf8');
    await audit.record(`note:${name}`, noteSchema.parse(JSON.parse(text)));
    await rm(join(notes, name), { force: true });
  }

  async function round(): Promise<void> {
    const names = await readdir(notes).catch((error: unknown) => {
      if (isMissing(error)) return [];
      throw error;
    });
    for (const name of names.filter(isNote)) await takeIn(name);
  }

  return createRounds(round, everyMs, (err) => log.warn({ err }, 'notes of the operator not read'));
}

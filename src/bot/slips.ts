/**
 * Slips that the operator's commands leave in a folder for the bot: small files, so that they can be left whether it
 * runs or not, as only the process that has the store changes it.
 */
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { disk, ensureDirectory, isMissing } from '../store/disk.js';
import { createRounds, type Rounds } from './rounds.js';

/** Slips go by the id of what they are about, or by one of their own. */
export const isSlip = (name: string): boolean => /^[0-9a-f-]{36}$/.test(name);

/** Durable once it resolves; of the same name the latest counts. */
export async function leaveSlip(folder: string, name: string, text: string): Promise<void> {
  await ensureDirectory(folder);
  await disk.replace(join(folder, name), text);
}

export interface SlipsOptions {
  readonly folder: string;
  readonly everyMs: number;
  /** A slip is gone once this has resolved. */
  readonly take: (name: string, text: string) => Promise<void>;
  readonly onError: (err: unknown) => void;
}

/** Takes the slips as they come. */
export function createSlips({ folder, everyMs, take, onError }: SlipsOptions): Rounds {
  async function round(): Promise<void> {
    const names = await readdir(folder).catch((error: unknown) => {
      if (isMissing(error)) return [];
      throw error;
    });
    for (const name of names.filter(isSlip)) {
      await take(name, await readFile(join(folder, name), 'utf8'));
      await rm(join(folder, name), { force: true });
    }
  }
  return createRounds(round, everyMs, onError);
}

import { cp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { SwitchboardError } from '../errors.js';
import { ensureDirectory } from '../store/disk.js';
import { acquireLock } from '../store/lock.js';
import { exists, WrongUse, type Command } from './command.js';
import { faultsOf, readManifest } from './manifest.js';
import { leaveNote } from '../bot/notes.js';
import { restoringName } from '../bot/restoring.js';

/** What takes the place of what is there. The audit log does not: it goes on where it is. */
const parts = ['meta.json', 'journal', 'shards', 'files'];

async function putInPlace(dir: string, from: string, aside: string): Promise<void> {
  await ensureDirectory(aside);
  const restored = new Set(await readdir(from));
  for (const part of parts) {
    if (await exists(join(dir, part))) await rename(join(dir, part), join(aside, part));
    if (restored.has(part)) await rename(join(from, part), join(dir, part));
  }
  if (restored.has('audit') && !(await exists(join(dir, 'audit'))))
    await rename(join(from, 'audit'), join(dir, 'audit'));
}

/** Only while the bot is stopped; what was there before is kept beside it. Interrupted, it is run again. */
export const restore: Command = async ([from], { dir, now, say }) => {
  if (from === undefined) throw new WrongUse();
  const faults = await faultsOf(from);
  if (faults.length > 0)
    throw new SwitchboardError('backup_refused', [`${from} is no whole backup:`, ...faults].join('\n  '));
  await ensureDirectory(dir);
  const lock = await acquireLock(join(dir, 'lock'));
  try {
    const restoring = join(dir, restoringName);
    await rm(restoring, { recursive: true, force: true });
    await cp(from, restoring, { recursive: true });
    const aside = join(dir, `replaced-${now().toISOString().replaceAll(':', '-')}`);
    await putInPlace(dir, restoring, aside);
    await rm(restoring, { recursive: true, force: true });
    const made = (await readManifest(from))?.made ?? '';
    await leaveNote(dir, { at: now().toISOString(), what: 'restore', new: { made } });
    say(
      `Restored from ${from}. What was there before is in ${aside}; delete it when it is not needed any more.`,
    );
    say('The backup is read with the key it was made under. Start the bot.');
  } finally {
    lock.release();
  }
  return true;
};

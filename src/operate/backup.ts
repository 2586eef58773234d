import { copyFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { SwitchboardError } from '../errors.js';
import { leaveNote } from '../bot/notes.js';
import { ensureDirectory, isMissing } from '../store/disk.js';
import { copyStore } from '../store/snapshot.js';
import { exists, WrongUse, type Command } from './command.js';
import { writeManifest } from './manifest.js';

async function copyFlat(from: string, to: string, wanted: (name: string) => boolean): Promise<void> {
  if (!(await exists(from))) return;
  await ensureDirectory(to);
  for (const name of (await readdir(from)).filter(wanted)) {
    await copyFile(join(from, name), join(to, name)).catch((error: unknown) => {
      // Thrown away in this moment: nothing in the copy speaks of it.
      if (!isMissing(error)) throw error;
    });
  }
}

/** Also while the bot runs. The key is not in it: whoever finds a backup must not be able to read it. */
export const backup: Command = async ([to], { dir, now, say }) => {
  if (to === undefined) throw new WrongUse();
  if ((await exists(to)) && (await readdir(to)).length > 0)
    throw new SwitchboardError('backup_refused', `${to} is not empty.`);
  if (!(await exists(join(dir, 'meta.json'))))
    throw new SwitchboardError('backup_refused', `${dir} holds no data of Switchboard.`);
  await copyStore(dir, to);
  await copyFlat(join(dir, 'files'), join(to, 'files'), (name) => /^[0-9a-f]{64}$/.test(name));
  // After the store, so that no entry is missing that the store takes for written.
  await copyFlat(join(dir, 'audit'), join(to, 'audit'), (name) => name.endsWith('.jsonl'));
  const { files, bytes } = await writeManifest(to, now());
  await leaveNote(dir, { at: now().toISOString(), what: 'backup', new: { files, bytes } });
  say(
    `${files} files with ${bytes} bytes are in ${to}. The key is not among them: keep a copy of it elsewhere.`,
  );
  return true;
};

import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { SwitchboardError } from '../errors.js';

/** Folder beside the store that is there while a backup takes its place. */
export const restoringName = 'restoring';

/** Half of what was there and half of a backup must not be taken for data. */
export async function refuseHalfRestored(dir: string): Promise<void> {
  const isHalf = await access(join(dir, restoringName)).then(
    () => true,
    () => false,
  );
  if (isHalf) throw new SwitchboardError('backup_refused', 'A restore was interrupted; run it again.');
}

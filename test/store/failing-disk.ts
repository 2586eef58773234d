import { disk, type AppendFile, type Disk } from '../../src/store/disk.js';

/** What goes wrong, until it is set back to undefined. */
export type Failure =
  /** Half of an append is written before the space ends. */
  | 'half-append'
  /** All is written, but the disk cannot say that it is safe. */
  | 'sync'
  /** As `half-append`, and what was written cannot be cut off again. */
  | 'half-append-and-truncate'
  | 'create'
  | 'replace';

export interface FailingDisk extends Disk {
  failure: Failure | undefined;
  appends: number;
}

const full = (): Error => Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });

export function createFailingDisk(): FailingDisk {
  const failing: FailingDisk = {
    failure: undefined,
    appends: 0,
    async create(path) {
      if (failing.failure === 'create') throw full();
      return wrap(failing, await disk.create(path));
    },
    replace: (path, text) =>
      failing.failure === 'replace' ? Promise.reject(full()) : disk.replace(path, text),
    remove: (path) => disk.remove(path),
  };
  return failing;
}

const wrap = (failing: FailingDisk, file: AppendFile): AppendFile => ({
  async append(text) {
    failing.appends += 1;
    if (failing.failure?.startsWith('half-append')) {
      await file.append(text.slice(0, text.length / 2));
      throw full();
    }
    await file.append(text);
    if (failing.failure === 'sync') throw Object.assign(new Error('EIO: i/o error'), { code: 'EIO' });
  },
  truncate: (bytes) =>
    failing.failure === 'half-append-and-truncate' ? Promise.reject(full()) : file.truncate(bytes),
  close: () => file.close(),
});

/** Works for a number of operations, does a share of the next append, and nothing ever after. */
export function createMortalDisk(operations: number, lastShare: number): Disk {
  let left = operations;
  const alive = <T>(work: () => Promise<T>): Promise<T> => {
    left -= 1;
    return left < 0 ? Promise.reject(new Error('The power is gone.')) : work();
  };
  return {
    create: (path) =>
      alive(async () => {
        const file = await disk.create(path);
        return {
          async append(text) {
            if (left === 0) await file.append(text.slice(0, text.length * lastShare));
            await alive(() => file.append(text));
          },
          truncate: (bytes) => alive(() => file.truncate(bytes)),
          close: () => file.close(),
        };
      }),
    replace: (path, text) => alive(() => disk.replace(path, text)),
    remove: (path) => alive(() => disk.remove(path)),
  };
}

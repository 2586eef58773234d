import { constants } from 'node:fs';
import { mkdir, open, readdir, rename, unlink, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';

export interface AppendFile {
  /** Resolves once the text is on disk. After a rejection the end of the file is unknown: `truncate`. */
  append(text: string): Promise<void>;
  truncate(bytes: number): Promise<void>;
  close(): Promise<void>;
}

/** Everything the store writes goes through here, so that a test can let a disk run full. */
export interface Disk {
  /** Starts an empty file, also where one stands already. */
  create(path: string): Promise<AppendFile>;
  /** Puts the text in place whole or not at all, whenever the process dies. */
  replace(path: string, text: string): Promise<void>;
  remove(path: string): Promise<void>;
}

/** With O_DSYNC a write is on disk when it returns: half the work of a write and a sync. Windows has no such flag. */
const writesAreSynced = typeof constants.O_DSYNC === 'number';
const appendFlags =
  constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | (writesAreSynced ? constants.O_DSYNC : 0);

async function writeAll(file: FileHandle, bytes: Buffer): Promise<void> {
  let written = 0;
  while (written < bytes.length) written += (await file.write(bytes, written)).bytesWritten;
}

export const disk: Disk = {
  async create(path) {
    const file = await open(path, appendFlags, 0o600);
    await syncDirectory(dirname(path));
    return {
      async append(text) {
        await writeAll(file, Buffer.from(text));
        if (!writesAreSynced) await file.datasync();
      },
      async truncate(bytes) {
        await file.truncate(bytes);
        await file.datasync();
      },
      close: () => file.close(),
    };
  },

  async replace(path, text) {
    const temporary = `${path}.tmp`;
    const file = await open(temporary, 'w', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
    await syncDirectory(dirname(path));
  },

  async remove(path) {
    await unlink(path).catch((error: unknown) => {
      if (!isMissing(error)) throw error;
    });
    await syncDirectory(dirname(path));
  },
};

export const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** Creates what is missing of the path, for its owner alone. */
export async function ensureDirectory(path: string): Promise<void> {
  const highest = await mkdir(path, { recursive: true, mode: 0o700 });
  if (highest === undefined) return;
  for (let created = path; created.length >= highest.length; created = dirname(created)) {
    await syncDirectory(dirname(created));
  }
}

/** Renames a file that cannot be trusted to `<path>.damaged`, beside any earlier one, and returns the new path. */
export async function setAside(path: string): Promise<string> {
  const names = new Set(await readdir(dirname(path)));
  const base = path.slice(dirname(path).length + 1);
  let target = `${base}.damaged`;
  for (let copy = 2; names.has(target); copy += 1) target = `${base}.${copy}.damaged`;
  const moved = `${dirname(path)}/${target}`;
  await rename(path, moved);
  await syncDirectory(dirname(path));
  return moved;
}

export async function syncDirectory(path: string): Promise<void> {
  // Windows cannot open a directory; there the file system orders renames by itself.
  if (process.platform === 'win32') return;
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

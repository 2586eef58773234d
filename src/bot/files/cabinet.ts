/** Files that are kept until they are handed in: encrypted, each content once. */
import { createHash } from 'node:crypto';
import { open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { StoredFile } from '../../flows/engine/flow.js';
import { ensureDirectory, isMissing, syncDirectory } from '../../store/disk.js';
import type { Vault } from '../vault/vault.js';

export interface Cabinet {
  /** Durable once it resolves. */
  keep(file: {
    readonly name: string;
    readonly type: string;
    readonly bytes: Uint8Array;
  }): Promise<StoredFile>;
  read(id: string): Promise<Uint8Array | undefined>;
  /** Throws away what nobody has kept since `before` and what `inUse` does not know; it is asked only if need be. */
  prune(before: Date, inUse: () => Promise<(id: string) => boolean>): Promise<number>;
  /** Throws these away, and returns how many there were. */
  remove(ids: readonly string[]): Promise<number>;
  /** Seals with the present key what was sealed with a former one; interrupted, it goes on where it was. */
  sealAnew(): Promise<number>;
}

const isId = (name: string): boolean => /^[0-9a-f]{64}$/.test(name);

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

async function place(dir: string, id: string, bytes: Uint8Array, at: Date): Promise<void> {
  await ensureDirectory(dir);
  const temporary = join(dir, `${id}.${process.hrtime.bigint()}.tmp`);
  const file = await open(temporary, 'w', 0o600);
  try {
    await file.writeFile(bytes);
    await file.utimes(at, at);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, join(dir, id));
  await syncDirectory(dir);
}

export function createCabinet({ dir, vault, now }: { dir: string; vault: Vault; now: () => Date }): Cabinet {
  const context = (id: string): string => `files/${id}`;
  return {
    async keep({ name, type, bytes }) {
      const id = createHash('sha256').update(bytes).digest('hex');
      const path = join(dir, id);
      // By the clock of the bot, which the sandbox may have turned.
      if (await exists(path)) await utimes(path, now(), now());
      else await place(dir, id, vault.seal(bytes, context(id)), now());
      return { id, name, type, size: bytes.length };
    },
    async read(id) {
      if (!isId(id)) return undefined;
      try {
        return vault.open(await readFile(join(dir, id)), context(id));
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    async prune(before, inUse) {
      const names = await readdir(dir).catch(() => [] as string[]);
      const dated = await Promise.all(
        names.map(async (name) => ({ name, at: (await stat(join(dir, name))).mtime })),
      );
      const old = dated.filter(({ at }) => at < before);
      if (old.length === 0) return 0;
      const isUsed = await inUse();
      const gone = old.filter(({ name }) => !isId(name) || !isUsed(name));
      let count = 0;
      for (const { name } of gone) {
        const path = join(dir, name);
        // Kept once more while the references were read: somebody needs it again.
        if ((await stat(path)).mtime >= before) continue;
        await rm(path, { force: true });
        count += 1;
      }
      return count;
    },
    async remove(ids) {
      let count = 0;
      for (const path of ids.filter(isId).map((id) => join(dir, id))) {
        if (!(await exists(path))) continue;
        await rm(path, { force: true });
        count += 1;
      }
      if (count > 0) await syncDirectory(dir);
      return count;
    },
    async sealAnew() {
      let count = 0;
      for (const id of (await readdir(dir).catch(() => [] as string[])).filter(isId)) {
        const path = join(dir, id);
        const sealed = await readFile(path);
        if (vault.isCurrent(sealed)) continue;
        const bytes = vault.seal(vault.open(sealed, context(id)), context(id));
        await place(dir, id, bytes, (await stat(path)).mtime);
        count += 1;
      }
      return count;
    },
  };
}

import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Content of the documents handed in, by the SHA-256 of it. */
export interface DocumentStore {
  /** Resolves once the content is kept; the same content twice is kept once. */
  put(bytes: Uint8Array): Promise<void>;
  /** Undefined when there is no such document. */
  get(id: string): Promise<Uint8Array | undefined>;
}

export const documentId = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Forgotten when the process ends. */
export const createMemoryDocuments = (): DocumentStore => {
  const kept = new Map<string, Uint8Array>();
  return {
    put: (bytes) => Promise.resolve(void kept.set(documentId(bytes), bytes)),
    get: (id) => Promise.resolve(kept.get(id)),
  };
};

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** One file each, readable for its owner alone. */
export const createFileDocuments = (dir: string): DocumentStore => ({
  async put(bytes) {
    await mkdir(dir, { recursive: true, mode: 0o700 });
    const draft = join(dir, `${randomUUID()}.part`);
    await writeFile(draft, bytes, { mode: 0o600, flush: true });
    await rename(draft, join(dir, documentId(bytes)));
  },
  async get(id) {
    if (!/^[0-9a-f]{64}$/.test(id)) return undefined;
    try {
      return await readFile(join(dir, id));
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  },
});

/** The media type by content; whatever else it is, a browser is to save it and not to show it. */
export const mediaTypeOf = (bytes: Uint8Array): string => {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  if (head.startsWith('%PDF-')) return 'application/pdf';
  return head.startsWith('\u0089PNG') ? 'image/png' : 'application/octet-stream';
};

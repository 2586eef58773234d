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

/** Encrypts what is kept; `context` says what the content is. */
export interface Sealing {
  readonly seal: (content: Uint8Array, context: string) => Uint8Array;
  readonly open: (sealed: Uint8Array, context: string) => Uint8Array;
}

const plain: Sealing = { seal: (content) => content, open: (content) => content };

/** One file each, readable for its owner alone. */
export const createFileDocuments = (dir: string, { seal, open }: Sealing = plain): DocumentStore => ({
  async put(bytes) {
    await mkdir(dir, { recursive: true, mode: 0o700 });
    const draft = join(dir, `${randomUUID()}.part`);
    const id = documentId(bytes);
    await writeFile(draft, seal(bytes, `desk-documents/${id}`), { mode: 0o600, flush: true });
    await rename(draft, join(dir, id));
  },
  async get(id) {
    if (!/^[0-9a-f]{64}$/.test(id)) return undefined;
    try {
      const kept = await readFile(join(dir, id));
      // Kept before documents were encrypted.
      return documentId(kept) === id ? kept : open(kept, `desk-documents/${id}`);
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

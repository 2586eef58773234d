/** One stored value; `created` and `changed` are sequence numbers of writes, unique in a store. */
export interface Row {
  readonly id: string;
  readonly created: number;
  changed: number;
  read: () => unknown;
  keys: readonly (string | undefined)[];
}

/** Parses when first read: much of what is written, messages on their way above all, is never read again. */
export function lazyJson(text: string): () => unknown {
  let pending: string | undefined = text;
  let value: unknown;
  return () => {
    if (pending !== undefined) {
      value = JSON.parse(pending);
      pending = undefined;
    }
    return value;
  };
}

export interface OrderedRows {
  add(row: Row): void;
  delete(row: Row): void;
  isEmpty(): boolean;
  size(): number;
  take(limit: number, order: 'oldest' | 'newest'): readonly Row[];
}

const chunkRows = 512;

/**
 * Rows in order of first insertion, in chunks: one long array would move half of its rows whenever one in
 * the middle comes or goes, and a commit would cost more the more is stored.
 */
export function createOrderedRows(): OrderedRows {
  const chunks: Row[][] = [];
  let rows = 0;

  return {
    add(row) {
      rows += 1;
      const at = Math.max(0, chunkOf(chunks, row.created));
      const chunk = chunks[at];
      const startsChunk = chunk === undefined || (at === chunks.length - 1 && isFullBefore(chunk, row));
      if (startsChunk) chunks.push([row]);
      else insert(chunks, at, chunk, row);
    },

    delete(row) {
      const at = chunkOf(chunks, row.created);
      const chunk = chunks[at];
      if (chunk === undefined) return;
      const position = firstNotBefore(chunk, row.created);
      if (chunk[position] !== row) return;
      chunk.splice(position, 1);
      rows -= 1;
      if (chunk.length === 0) chunks.splice(at, 1);
    },

    isEmpty: () => chunks.length === 0,
    size: () => rows,

    take(limit, order) {
      const taken: Row[] = [];
      const backwards = order === 'newest';
      for (let step = 0; step < chunks.length && taken.length < limit; step += 1) {
        const chunk = chunks[backwards ? chunks.length - 1 - step : step] ?? [];
        const room = Math.min(chunk.length, limit - taken.length);
        for (let index = 0; index < room; index += 1) {
          const row = chunk[backwards ? chunk.length - 1 - index : index];
          if (row !== undefined) taken.push(row);
        }
      }
      return taken;
    },
  };
}

/** The last chunk that begins at or before the number, -1 when all begin after it. */
function chunkOf(chunks: readonly (readonly Row[])[], created: number): number {
  return countWhile(chunks.length, (at) => (chunks[at]?.[0]?.created ?? 0) <= created) - 1;
}

function insert(chunks: Row[][], at: number, chunk: Row[], row: Row): void {
  chunk.splice(firstNotBefore(chunk, row.created), 0, row);
  if (chunk.length > chunkRows) chunks.splice(at + 1, 0, chunk.splice(chunkRows / 2));
}

const firstNotBefore = (chunk: readonly Row[], created: number): number =>
  countWhile(chunk.length, (at) => (chunk[at]?.created ?? 0) < created);

const isFullBefore = (chunk: readonly Row[], row: Row): boolean =>
  chunk.length === chunkRows && (chunk.at(-1)?.created ?? 0) < row.created;

/** How many positions from the start fulfil a condition that, once false, stays false. */
function countWhile(length: number, holds: (at: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

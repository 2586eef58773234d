import type { Collection } from '../../../store/store.js';

export interface Row {
  readonly id: string;
  /** Position in the history of the whole sandbox; later rows have higher numbers. */
  readonly seq: number;
}

/** Rows in memory, found by id or through an index; each index keeps its rows in order of `seq`. */
export interface Table<T extends Row> {
  readonly collection: Collection<unknown>;
  get(id: string): T | undefined;
  /** Live array: copy it before changing rows while walking. */
  by(index: string, key: string): readonly T[];
  all(): IterableIterator<T>;
  /** Both answer with the row that was there before. */
  set(row: T): T | undefined;
  drop(id: string): T | undefined;
  encode(row: T): unknown;
  decode(value: unknown): T;
}

export interface TableOptions<T extends Row> {
  readonly collection: Collection<unknown>;
  readonly indexes?: Readonly<Record<string, (row: T) => string | undefined>>;
  readonly encode?: (row: T) => unknown;
  readonly decode?: (value: unknown) => T;
}

const positionOf = (rows: readonly Row[], seq: number): number => {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.seq ?? Infinity) < seq) low = middle + 1;
    else high = middle;
  }
  return low;
};

const createIndex = <T extends Row>(keyOf: (row: T) => string | undefined) => {
  const rowsByKey = new Map<string, T[]>();
  const add = (row: T): void => {
    const key = keyOf(row);
    if (key === undefined) return;
    const rows = rowsByKey.get(key);
    if (rows === undefined) rowsByKey.set(key, [row]);
    else rows.splice(positionOf(rows, row.seq), 0, row);
  };
  const remove = (row: T): void => {
    const key = keyOf(row);
    const rows = key === undefined ? undefined : rowsByKey.get(key);
    if (key === undefined || rows === undefined) return;
    rows.splice(positionOf(rows, row.seq), 1);
    if (rows.length === 0) rowsByKey.delete(key);
  };
  return { add, remove, rows: (key: string): readonly T[] => rowsByKey.get(key) ?? [] };
};

export const createTable = <T extends Row>(options: TableOptions<T>): Table<T> => {
  const rows = new Map<string, T>();
  const indexes = new Map(
    Object.entries(options.indexes ?? {}).map(([name, keyOf]) => [name, createIndex(keyOf)]),
  );
  const forget = (id: string): T | undefined => {
    const row = rows.get(id);
    if (row !== undefined) for (const index of indexes.values()) index.remove(row);
    return row;
  };
  return {
    collection: options.collection,
    get: (id) => rows.get(id),
    all: () => rows.values(),
    by: (name, key) => indexes.get(name)?.rows(key) ?? [],
    set: (row) => {
      const previous = forget(row.id);
      rows.set(row.id, row);
      for (const index of indexes.values()) index.add(row);
      return previous;
    },
    drop: (id) => {
      const previous = forget(id);
      rows.delete(id);
      return previous;
    },
    encode: options.encode ?? ((row) => row),
    // The store gives back what `encode` wrote: rows come from this program only.
    decode: options.decode ?? ((value) => value as T),
  };
};

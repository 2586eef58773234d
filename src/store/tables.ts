import { createOrderedRows, type OrderedRows, type Row } from './ordered-rows.js';
import type { AnyCollection, Count, Entry, Query } from './store.js';

export type PreparedWrite =
  | {
      readonly type: 'put';
      readonly collection: string;
      readonly id: string;
      readonly read: () => unknown;
      readonly keys: Row['keys'];
      readonly bytes: number;
    }
  | { readonly type: 'delete'; readonly collection: string; readonly id: string };

interface Index {
  readonly name: string;
  readonly derive: (value: never) => string | undefined;
  readonly buckets: Map<string, OrderedRows>;
}

interface Table {
  readonly byId: Map<string, Row>;
  readonly inOrder: OrderedRows;
  readonly indexes: readonly Index[];
}

/** The state in memory: what every implementation of `Store` answers from. */
export interface Tables {
  /** Throws a `TypeError` for a collection the store was not opened with, as every other member does. */
  mustKnow(collection: string): void;
  keysOf(collection: string, value: unknown): Row['keys'];
  get(collection: string, id: string): unknown;
  list(collection: string, query: Query): readonly Entry<unknown>[];
  count(collection: string, index: string | undefined): Count;
  /** Does nothing, and returns undefined, when the row already carries a later write: replay relies on it. */
  apply(write: PreparedWrite, sequence: number): Row | undefined;
  /** Puts back a row from a checkpoint; returns the older twin it replaced, or `row` itself if that one lost. */
  restore(collection: string, row: Row): Row | undefined;
  /** Keeps rows of a collection this version of the program does not know. */
  adopt(collection: string): void;
}

export function createTables(collections: readonly AnyCollection[]): Tables {
  const tables = new Map<string, Table>();
  for (const collection of collections) tables.set(collection.name, createTable(collection));

  const known = (name: string): Table => {
    const table = tables.get(name);
    if (table === undefined) throw new TypeError(`The store was not opened with the collection "${name}".`);
    return table;
  };

  return {
    mustKnow: (name) => void known(name),
    keysOf: (name, value) => known(name).indexes.map((index) => index.derive(value as never)),
    get: (name, id) => known(name).byId.get(id)?.read(),
    list: (name, query) => listTable(known(name), name, query),
    count: (name, index) => countTable(known(name), name, index),
    apply: (write, sequence) => applyTo(known(write.collection), write, sequence),

    restore(name, row) {
      const table = known(name);
      const twin = table.byId.get(row.id);
      if (twin !== undefined && twin.changed >= row.changed) return row;
      if (twin !== undefined) detach(table, twin);
      attach(table, row);
      return twin;
    },

    adopt(name) {
      if (!tables.has(name)) tables.set(name, createTable({ name, indexes: {} }));
    },
  };
}

function createTable(collection: AnyCollection): Table {
  const indexes = Object.entries(collection.indexes).map(([name, derive]) => ({
    name,
    derive,
    buckets: new Map<string, OrderedRows>(),
  }));
  return { byId: new Map(), inOrder: createOrderedRows(), indexes };
}

function listTable(table: Table, name: string, query: Query): readonly Entry<unknown>[] {
  const rows = rowsFor(table, name, query)?.take(query.limit ?? Infinity, query.order ?? 'oldest') ?? [];
  return rows.map(({ id, read }) => ({ id, value: read() }));
}

function countTable(table: Table, name: string, index: string | undefined): Count {
  const buckets = index === undefined ? [] : [...indexOf(table, name, index).buckets];
  return { all: table.byId.size, by: new Map(buckets.map(([key, rows]) => [key, rows.size()])) };
}

function indexOf(table: Table, name: string, index: string): Index {
  const found = table.indexes.find((candidate) => candidate.name === index);
  if (found === undefined) throw new TypeError(`The collection "${name}" has no index "${index}".`);
  return found;
}

function rowsFor(table: Table, name: string, query: Query): OrderedRows | undefined {
  if (query.index === undefined) return table.inOrder;
  const index = indexOf(table, name, query.index);
  if (query.is === undefined) throw new TypeError(`A query by the index "${query.index}" needs \`is\`.`);
  return index.buckets.get(query.is);
}

function applyTo(table: Table, write: PreparedWrite, sequence: number): Row | undefined {
  const row = table.byId.get(write.id);
  if (row !== undefined && row.changed >= sequence) return undefined;
  if (write.type === 'delete') {
    if (row !== undefined) detach(table, row);
    return row;
  }
  if (row === undefined) {
    const { id, read, keys } = write;
    const added = { id, created: sequence, changed: sequence, read, keys };
    attach(table, added);
    return added;
  }
  for (const [at, index] of table.indexes.entries()) {
    if (row.keys[at] === write.keys[at]) continue;
    leaveBucket(index, row, row.keys[at]);
    enterBucket(index, row, write.keys[at]);
  }
  return Object.assign(row, { changed: sequence, read: write.read, keys: write.keys });
}

function attach(table: Table, row: Row): void {
  table.byId.set(row.id, row);
  table.inOrder.add(row);
  for (const [at, index] of table.indexes.entries()) enterBucket(index, row, row.keys[at]);
}

function detach(table: Table, row: Row): void {
  table.byId.delete(row.id);
  table.inOrder.delete(row);
  for (const [at, index] of table.indexes.entries()) leaveBucket(index, row, row.keys[at]);
}

function enterBucket(index: Index, row: Row, key: string | undefined): void {
  if (key === undefined) return;
  let bucket = index.buckets.get(key);
  if (bucket === undefined) index.buckets.set(key, (bucket = createOrderedRows()));
  bucket.add(row);
}

function leaveBucket(index: Index, row: Row, key: string | undefined): void {
  if (key === undefined) return;
  const bucket = index.buckets.get(key);
  bucket?.delete(row);
  if (bucket?.isEmpty()) index.buckets.delete(key);
}

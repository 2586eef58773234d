/** A named set of JSON values; each index derives one string key (or none) from a value. */
export interface Collection<T> {
  readonly name: string;
  readonly indexes: Readonly<Record<string, (value: T) => string | undefined>>;
}

/** Any collection whatever its values: a `Collection<T>` of every `T` can stand here. */
export type AnyCollection = Collection<never>;

export interface Entry<T> {
  readonly id: string;
  readonly value: T;
}

export interface Query {
  /** Name of an index of the collection; needs `is`. Without it the whole collection is listed. */
  readonly index?: string;
  readonly is?: string;
  readonly limit?: number;
  /** Order of first insertion; oldest first unless told. */
  readonly order?: 'oldest' | 'newest';
}

/** How many rows a collection has, and how many under each key of the index that was asked for. */
export interface Count {
  readonly all: number;
  readonly by: ReadonlyMap<string, number>;
}

export type Write =
  | { readonly type: 'put'; readonly collection: string; readonly id: string; readonly value: unknown }
  | { readonly type: 'delete'; readonly collection: string; readonly id: string };

/**
 * Where the bot keeps what must survive. `commit` is atomic, and durable once it resolves: after a
 * kill -9 all of its writes are there, or none. Reads see a commit once it is durable, never before,
 * and as JSON gives it back. Values handed out are shared: do not mutate them.
 */
export interface Store {
  get<T>(collection: Collection<T>, id: string): Promise<T | undefined>;
  list<T>(collection: Collection<T>, query?: Query): Promise<readonly Entry<T>[]>;
  /** Reads no row: cheap however many there are. */
  count(collection: AnyCollection, index?: string): Promise<Count>;
  commit(writes: readonly Write[]): Promise<void>;
  /** Once it resolves, nothing on disk holds any more what was removed or overwritten before it was called. */
  compact(): Promise<void>;
  close(): Promise<void>;
}

export const defineCollection = <T>(
  name: string,
  indexes: Record<string, (value: T) => string | undefined> = {},
): Collection<T> => ({ name, indexes });

export const put = <T>(collection: Collection<T>, id: string, value: T): Write => ({
  type: 'put',
  collection: collection.name,
  id,
  value,
});

export const remove = (collection: AnyCollection, id: string): Write => ({
  type: 'delete',
  collection: collection.name,
  id,
});

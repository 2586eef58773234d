/** Where the adapter keeps what must survive: sealed at rest, and durable once `put` resolves. */
export interface Shelf<T> {
  get(id: string): Promise<T | undefined>;
  all(): Promise<readonly { readonly id: string; readonly value: T }[]>;
  put(id: string, value: T): Promise<void>;
}

/** Forgets everything when the process ends. */
export function createMemoryShelf<T>(rows: Iterable<readonly [string, T]> = []): Shelf<T> {
  const kept = new Map(rows);
  return {
    get: (id) => Promise.resolve(kept.get(id)),
    all: () => Promise.resolve([...kept].map(([id, value]) => ({ id, value }))),
    put(id, value) {
      kept.set(id, value);
      return Promise.resolve();
    },
  };
}

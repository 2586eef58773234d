/** What was read is kept for a short while, with the time it was read at. */
import { LRUCache } from 'lru-cache';
import type { Aged } from '../calling-data.js';

export interface AgedBook<T> {
  /** Asked for at once by several, Webex is asked once. What failed is not kept. */
  get(key: string): Promise<Aged<T>>;
  isKept(key: string): boolean;
  /** Whoever waits for an answer gets it all the same. */
  forget(key: string): void;
}

export interface AgedOptions {
  readonly now: () => Date;
  readonly ttlMs: number;
}

export function createAged<T>(read: (key: string) => Promise<T>, { now, ttlMs }: AgedOptions): AgedBook<T> {
  const kept = new LRUCache<string, Promise<Aged<T>>>({ max: 5_000, ttl: ttlMs });

  async function begin(key: string): Promise<Aged<T>> {
    const readAt = now().toISOString();
    return { value: await read(key), readAt };
  }

  return {
    get(key) {
      const known = kept.get(key);
      if (known !== undefined) return known;
      const reading = begin(key);
      kept.set(key, reading);
      reading.catch(() => {
        if (kept.peek(key) === reading) kept.delete(key);
      });
      return reading;
    },
    isKept: (key) => kept.has(key),
    forget: (key) => void kept.delete(key),
  };
}

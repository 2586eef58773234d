import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openStore, type StoreOptions } from '../../src/store/open-store.js';
import type { StoreLog } from '../../src/store/store-log.js';
import { defineCollection, type Collection, type Store } from '../../src/store/store.js';

export interface Order {
  readonly customer?: string;
  readonly status: string;
  readonly note?: string;
}

export const orders: Collection<Order> = defineCollection<Order>('orders', {
  customer: (order) => order.customer,
  status: (order) => order.status,
});

export const sessions = defineCollection<{ readonly step: string }>('sessions');

/** A directory of its own for one test, gone when the test ends. */
export async function temporaryDir(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'switchboard-store-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

/** Opens a store that the end of the test closes, should the test not have done so. */
export async function open(options: Partial<StoreOptions> & { dir: string }): Promise<Store> {
  const store = await openStore({ collections: [orders, sessions], ...options });
  onTestFinished(() => store.close());
  return store;
}

export interface RecordedLog extends StoreLog {
  readonly warnings: string[];
  readonly errors: string[];
}

export function recordLog(): RecordedLog {
  const warnings: string[] = [];
  const errors: string[] = [];
  const into = (lines: string[]) => (_details: unknown, message?: unknown) =>
    void lines.push(String(message));
  return { warnings, errors, info: () => undefined, warn: into(warnings), error: into(errors) };
}

export async function idsOf(store: Store): Promise<readonly string[]> {
  return (await store.list(orders)).map(({ id }) => id);
}

import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { JSONFilePreset } from 'lowdb/node';
import { openStore } from '../src/store/open-store.js';
import { defineCollection, put, type Store, type Write } from '../src/store/store.js';

interface Order {
  readonly customerId: string;
  readonly status: string;
  readonly numbers: readonly string[];
  readonly note: string;
}

interface Contender {
  readonly name: string;
  readonly orders: number;
  readonly commitsPerRound: number;
  readonly commit: (at: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface StoreFigure {
  readonly name: string;
  readonly orders: number;
  readonly commits: number;
  readonly p50: number;
  readonly p95: number;
  readonly worst: number;
}

export interface StoreBench {
  /** Milliseconds a commit. */
  readonly figures: readonly StoreFigure[];
  readonly loadMs: number;
}

const orders = defineCollection<Order>('orders', {
  customer: (order) => order.customerId,
  status: (order) => order.status,
});
const few = 100;
const many = 50_000;
/** Time for the checkpoints that filling a store has caused. */
const settleMs = 4_000;

const order = (at: number, status: string): Order => ({
  customerId: `customer-${at % 20}`,
  status,
  numbers: Array.from({ length: 40 }, (_, line) => `+47215${String(at % 1000).padStart(3, '0')}${line}`),
  note: 'x'.repeat(300),
});

const idOf = (at: number): string => `order-${at}`;

/** Spreads the changed orders over the whole collection: the worst case for checkpoints. */
const scattered = (at: number, count: number): number => (at * 7919) % count;

async function openOurs(
  name: string,
  count: number,
  compactEveryBytes: number,
  root: string,
): Promise<Contender> {
  const dir = join(root, `${name}-${count}`.replaceAll(' ', '-'));
  const store = await openStore({ dir, collections: [orders], compactEveryBytes });
  await seed(store, count);
  const commit = (at: number): Promise<void> => {
    const which = scattered(at, count);
    return store.commit([put(orders, idOf(which), order(which, `changed-${at % 5}`))]);
  };
  return { name, orders: count, commitsPerRound: 20, commit, close: () => store.close() };
}

async function seed(store: Store, count: number): Promise<void> {
  for (let at = 0; at < count; at += 500) {
    const writes: Write[] = [];
    for (let next = at; next < Math.min(at + 500, count); next += 1) {
      writes.push(put(orders, idOf(next), order(next, 'pending')));
    }
    await store.commit(writes);
  }
}

async function openLowdb(count: number, root: string): Promise<Contender> {
  const database = await JSONFilePreset<Record<string, Order>>(join(root, `lowdb-${count}.json`), {});
  for (let at = 0; at < count; at += 1) database.data[idOf(at)] = order(at, 'pending');
  const commit = async (at: number): Promise<void> => {
    const which = scattered(at, count);
    database.data[idOf(which)] = order(which, `changed-${at % 5}`);
    await database.write();
  };
  const commitsPerRound = count > few ? 3 : 100;
  return {
    name: 'lowdb JSONFile, not synced',
    orders: count,
    commitsPerRound,
    commit,
    close: () => Promise.resolve(),
  };
}

/** Rounds take turns, so that a slow moment of the machine falls on every contender. */
export async function benchStore({ rounds = 6 } = {}): Promise<StoreBench> {
  const root = await mkdtemp(join(tmpdir(), 'switchboard-bench-'));
  try {
    const ours = [
      await openOurs('ours', few, 8 * 1024 * 1024, root),
      await openOurs('ours', many, 8 * 1024 * 1024, root),
      await openOurs('ours, always in checkpoints', many, 64 * 1024, root),
    ];
    await pause(settleMs);
    // Apart from ours: the garbage of a 50 MB text would fall on whoever comes next.
    const plain = [await openLowdb(few, root), await openLowdb(many, root)];
    const figures = [...(await measure(ours, 20 * rounds)), ...(await measure(plain, rounds))];
    for (const contender of ours) await contender.close();
    return { figures, loadMs: await measureLoad(join(root, `ours-${many}`)) };
  } finally {
    await rm(root, { recursive: true });
  }
}

async function measure(contenders: readonly Contender[], rounds: number): Promise<readonly StoreFigure[]> {
  const times = new Map(contenders.map((contender) => [contender, [] as number[]]));
  const warmUp = Math.ceil(rounds / 6);
  let at = 0;
  for (let round = 0; round < rounds; round += 1) {
    for (const [contender, measured] of times) {
      for (let commit = 0; commit < contender.commitsPerRound; commit += 1) {
        const started = performance.now();
        await contender.commit((at += 1));
        if (round >= warmUp) measured.push(performance.now() - started);
      }
    }
  }
  return Array.from(times, ([{ name, orders: count }, measured]) => summarise(name, count, measured));
}

function summarise(name: string, count: number, measured: readonly number[]): StoreFigure {
  const sorted = [...measured].sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  return { name, orders: count, commits: sorted.length, p50: at(0.5), p95: at(0.95), worst: at(1) };
}

async function measureLoad(dir: string): Promise<number> {
  const started = performance.now();
  const store = await openStore({ dir, collections: [orders] });
  const took = performance.now() - started;
  await store.close();
  return took;
}

const ms = (value: number): string => `${value.toFixed(2)} ms`.padStart(11);

/** The figures as a small table. */
export function reportStore({ figures, loadMs }: StoreBench): string {
  const lines = figures.map(({ name, orders: count, commits, p50, p95, worst }) => {
    const base = figures.find((figure) => figure.name === name || name.startsWith(`${figure.name},`));
    const ratio = base === undefined || count === few ? '' : `${(p50 / base.p50).toFixed(2)} ×`;
    return `${name.padEnd(30)}${String(count).padStart(7)}${String(commits).padStart(8)}${ms(p50)}${ms(p95)}${ms(worst)}${ratio.padStart(10)}`;
  });
  const load = loadavg()
    .map((value) => value.toFixed(2))
    .join(' ');
  return [
    `${'one durable commit'.padEnd(30)} orders commits        p50        p95      worst   p50/100`,
    ...lines,
    `open the store with ${many} orders: ${loadMs.toFixed(0)} ms; load of the machine: ${load}`,
    '',
  ].join('\n');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  process.stdout.write(reportStore(await benchStore()));

import { setTimeout as sleep } from 'node:timers/promises';
import { DateTime } from 'luxon';
import type { Logger } from 'pino';
import type { Location, Order, PstnProvider } from '../../pstn/provider.js';
import { put, remove, type Entry, type Store, type Write } from '../../store/store.js';
import { jobs, type Job } from './collections.js';
import { readersOf, type Reader } from './readers.js';
import { busyMs, type Prepared, type Teller } from './tell.js';

export interface JobsOptions {
  readonly store: Store;
  readonly pstn: PstnProvider;
  readonly teller: Teller;
  /** The person is in the middle of a form there. */
  readonly isBusy: (roomId: string, personId: string) => Promise<boolean>;
  readonly now: () => Date;
  readonly log: Logger;
  readonly everyMs?: number;
}

export interface Jobs {
  start(): void;
  stop(): Promise<void>;
  /** What is due now; a test calls it with its own clock. */
  runDue(): Promise<void>;
}

const minute = 60_000;
/** A notice waits for the end of a form, but not for ever (ServiceNow waits as long). */
const longestWaitMs = 8 * 60 * minute;
/** In the morning of the day before, where the numbers are. */
const morning = { hour: 9, minute: 0, second: 0, millisecond: 0 };

const job = (kind: Job['kind'], order: Order, at: string, now: Date): Write =>
  put<Job>(jobs, `${kind}:${order.id}:`, {
    kind,
    at,
    since: now.toISOString(),
    orderId: order.id,
    flow: 'port-watch',
  });

/** The day of the port: a list to go through the day before, and two questions after it (porting-references C1). */
export function dayOfPort(order: Order, location: Location | undefined, now: Date): readonly Write[] {
  const { port } = order;
  const zone = location?.timeZone ?? 'UTC';
  if (order.status === 'foc_received' && port?.foc !== undefined) {
    const before = DateTime.fromISO(port.foc, { zone }).minus({ days: 1 }).set(morning).toUTC().toISO();
    const isAhead = Date.parse(port.foc) > now.getTime();
    return before === null || !isAhead ? [] : [job('day_before', order, before, now)];
  }
  const forget = remove(jobs, `day_before:${order.id}:`);
  if (order.status !== 'completed') return [forget];
  const active = Date.parse(port?.activatedAt ?? order.updatedAt);
  // A port told of long afterwards needs no test any more.
  if (now.getTime() - active > 24 * 60 * minute) return [forget];
  const after = (minutes: number): string => new Date(active + minutes * minute).toISOString();
  return [forget, job('test_15', order, after(15), now), job('test_30', order, after(30), now)];
}

export const testsSettled = (orderId: string): readonly Write[] =>
  ['test_15', 'test_30'].map((kind) => remove(jobs, `${kind}:${orderId}:`));

export function createJobs(options: JobsOptions): Jobs {
  const { store, pstn, teller, isBusy, now, log, everyMs = 1_000 } = options;
  const stopping = new AbortController();
  let running: Promise<void> | undefined;

  const done = async (ids: readonly string[], { writes, outgoing }: Prepared): Promise<void> => {
    await store.commit([...ids.map((id) => remove(jobs, id)), ...writes]);
    teller.send({ writes, outgoing });
  };

  async function readerOf(order: Order, roomId: string): Promise<Reader | undefined> {
    return (await readersOf(order, store)).find((reader) => reader.roomId === roomId);
  }

  async function notice({ id, value }: Entry<Job>): Promise<void> {
    const order = await pstn.order(value.orderId);
    const reader = order === undefined ? undefined : await readerOf(order, value.roomId ?? '');
    if (reader === undefined) return done([id], { writes: [], outgoing: [] });
    const waited = now().getTime() - Date.parse(value.since);
    if (waited < longestWaitMs && (await isBusy(reader.roomId, reader.personId))) {
      await store.commit([put(jobs, id, { ...value, at: new Date(now().getTime() + busyMs).toISOString() })]);
      return;
    }
    const seed = { orderId: value.orderId };
    await done([id], await teller.toReader(reader, { flow: value.flow, seed }, `job:${id}:${value.at}`));
  }

  async function digest(roomId: string, due: readonly Entry<Job>[]): Promise<void> {
    const ids = due.map(({ id }) => id);
    const orderIds = [...new Set(due.map(({ value }) => value.orderId))];
    const first = await pstn.order(orderIds[0] ?? '');
    const reader = first === undefined ? undefined : await readerOf(first, roomId);
    if (reader === undefined) return done(ids, { writes: [], outgoing: [] });
    const telling = { flow: 'notifications', seed: { orderIds } };
    await done(ids, await teller.toReader(reader, telling, `digest:${ids.join(',')}`));
  }

  async function moment({ id, value }: Entry<Job>): Promise<void> {
    const order = await pstn.order(value.orderId);
    const isPast = value.kind === 'day_before' && order?.status !== 'foc_received';
    if (order === undefined || isPast) return done([id], { writes: [], outgoing: [] });
    const telling = { flow: 'port-watch', seed: { orderId: order.id, moment: value.kind } };
    const about = { needsAction: true, by: [], key: `job:${id}:${value.at}` };
    await done([id], await teller.toReaders(order, telling, about));
  }

  async function runDue(): Promise<void> {
    const until = now().toISOString();
    const due = (await store.list(jobs)).filter(({ value }) => value.at <= until);
    const digests = due.filter(({ value }) => value.kind === 'digest');
    for (const roomId of new Set(digests.map(({ value }) => value.roomId ?? ''))) {
      await digest(
        roomId,
        digests.filter(({ value }) => value.roomId === roomId),
      );
    }
    for (const entry of due) {
      if (entry.value.kind === 'notice') await notice(entry);
      else if (entry.value.kind !== 'digest') await moment(entry);
    }
  }

  async function watch(): Promise<void> {
    while (!stopping.signal.aborted) {
      await runDue().catch((err: unknown) => log.warn({ err }, 'what is due could not be told'));
      await sleep(everyMs, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
    }
  }

  return {
    runDue,
    start() {
      if (pstn.connected) running = watch();
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

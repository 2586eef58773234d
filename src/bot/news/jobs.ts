import { DateTime } from 'luxon';
import type { Logger } from 'pino';
import type { Location, Order, PstnProvider } from '../../pstn/provider.js';
import { put, remove, type Entry, type Store, type Write } from '../../store/store.js';
import { jobs, moments, type Job } from './collections.js';
import { readersOf, type Reader } from './readers.js';
import { busyMs, type Prepared, type Teller, type Telling } from './tell.js';
import { createRounds } from '../rounds.js';

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

/** When the list for the day before is due. */
function eveOf({ port }: Order, location: Location | undefined): string | undefined {
  if (port?.foc === undefined) return undefined;
  const foc = DateTime.fromISO(port.foc, { zone: location?.timeZone ?? 'UTC' });
  return foc.minus({ days: 1 }).set(morning).toUTC().toISO() ?? undefined;
}

const isAhead = ({ status, port }: Order, now: Date): boolean =>
  status === 'foc_received' && port?.foc !== undefined && Date.parse(port.foc) > now.getTime();

/** Confirmed so late that the list for the day before is due with the confirmation. */
export function isEve(order: Order, location: Location | undefined, now: Date): boolean {
  const eve = eveOf(order, location);
  return eve !== undefined && isAhead(order, now) && Date.parse(eve) <= now.getTime();
}

/**
 * The day of the port: a list to go through the day before, and two questions after it (porting-references C1).
 * `isConfirmed`: the confirmation is among the news.
 */
export function dayOfPort(
  order: Order,
  location: Location | undefined,
  now: Date,
  isConfirmed: boolean,
): readonly Write[] {
  const { port } = order;
  if (order.status === 'foc_received' && port?.foc !== undefined) {
    const eve = eveOf(order, location);
    const isTold = !isConfirmed && isEve(order, location, now);
    return eve === undefined || isTold || !isAhead(order, now) ? [] : [job('day_before', order, eve, now)];
  }
  const forget = eveTold(order.id);
  if (order.status !== 'completed') return [forget];
  const active = Date.parse(port?.activatedAt ?? order.updatedAt);
  // A port told of long afterwards needs no test any more.
  if (now.getTime() - active > 24 * 60 * minute) return [forget];
  const after = (minutes: number): string => new Date(active + minutes * minute).toISOString();
  return [forget, job('test_15', order, after(15), now), job('test_30', order, after(30), now)];
}

export const eveTold = (orderId: string): Write => remove(jobs, `day_before:${orderId}:`);

export const testsSettled = (orderId: string): readonly Write[] =>
  ['test_15', 'test_30'].map((kind) => remove(jobs, `${kind}:${orderId}:`));

const isMoment = ({ kind }: Job): boolean => moments.some((one) => one === kind);

/** After a pause both questions about the test calls can be due at once: one is enough. */
const isOvertaken = ({ kind, orderId }: Job, due: readonly Entry<Job>[]): boolean =>
  kind === 'test_15' && due.some(({ value }) => value.kind === 'test_30' && value.orderId === orderId);

export function createJobs(options: JobsOptions): Jobs {
  const { store, pstn, teller, isBusy, now, log, everyMs = 1_000 } = options;

  const done = async (ids: readonly string[], { writes, outgoing }: Prepared): Promise<void> => {
    await store.commit([...ids.map((id) => remove(jobs, id)), ...writes]);
    teller.send({ writes, outgoing });
  };

  async function readerOf(order: Order, roomId: string): Promise<Reader | undefined> {
    return (await readersOf(order, store)).find((reader) => reader.roomId === roomId);
  }

  /** What the moment was about may be over by now: then the order is told as it stands. */
  function tellingOf({ flow, moment }: Job, order: Order): Telling {
    const seed = { orderId: order.id };
    if (moment === undefined) return { flow, seed };
    const isOver = moment === 'day_before' && !isAhead(order, now());
    return isOver ? { flow: 'order-status', seed } : { flow, seed: { ...seed, moment } };
  }

  async function notice({ id, value }: Entry<Job>): Promise<void> {
    // Something newer may have been told in its place meanwhile.
    if ((await store.get(jobs, id)) === undefined) return;
    const order = await pstn.order(value.orderId);
    const reader = order === undefined ? undefined : await readerOf(order, value.roomId ?? '');
    if (order === undefined || reader === undefined) return done([id], { writes: [], outgoing: [] });
    const waited = now().getTime() - Date.parse(value.since);
    if (waited < longestWaitMs && (await isBusy(reader.roomId, reader.personId))) {
      await store.commit([put(jobs, id, { ...value, at: new Date(now().getTime() + busyMs).toISOString() })]);
      return;
    }
    await done([id], await teller.toReader(reader, tellingOf(value, order), `job:${id}:${value.at}`));
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
    const isPast = value.kind === 'day_before' && order !== undefined && !isAhead(order, now());
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
    // The more urgent first: it may say what the notice would.
    for (const entry of due.filter(({ value }) => isMoment(value))) {
      if (isOvertaken(entry.value, due)) await done([entry.id], { writes: [], outgoing: [] });
      else await moment(entry);
    }
    for (const entry of due.filter(({ value }) => value.kind === 'notice')) await notice(entry);
  }

  const rounds = createRounds(runDue, everyMs, (err) => log.warn({ err }, 'what is due could not be told'));

  return {
    runDue,
    start() {
      if (pstn.connected) rounds.start();
    },
    stop: rounds.stop,
  };
}

import { randomUUID } from 'node:crypto';
import type { Engine } from '../../flows/engine/engine.js';
import type { Order } from '../../pstn/provider.js';
import { put, remove, type Store, type Write } from '../../store/store.js';
import { notices, spaces } from '../collections.js';
import type { Deliverer, Outgoing } from '../deliver.js';
import { messageOf } from '../outgoing.js';
import type { Known, People } from '../people.js';
import type { createServices } from '../services.js';
import { jobs, moments, type Job } from './collections.js';
import { newestNews } from './newsworthy.js';
import { readersOf, type Reader } from './readers.js';
import { whenToTell, type When } from './when.js';

export interface TellOptions {
  readonly store: Store;
  readonly engine: Engine;
  readonly people: People;
  readonly deliverer: Deliverer;
  readonly services: ReturnType<typeof createServices>;
  /** The person is in the middle of a form there. */
  readonly isBusy: (roomId: string, personId: string) => Promise<boolean>;
  readonly now: () => Date;
}

/** What is to be told, of one order or, in a digest, of several. */
export interface Telling {
  readonly flow: string;
  readonly seed: Readonly<Record<string, unknown>>;
  /** Nothing is told when the flow leads to another step. */
  readonly step?: string;
}

/** Messages and the rows they need, to be committed together and then sent. */
export interface Prepared {
  readonly writes: readonly Write[];
  readonly outgoing: readonly Outgoing[];
}

export interface Teller {
  /** To everybody who hears of the order, each at their own time. */
  toReaders(order: Order, telling: Telling, about: About): Promise<Prepared>;
  toReader(reader: ReaderPlace, telling: Telling, key: string): Promise<Prepared>;
  send(prepared: Prepared): void;
}

type ReaderPlace = Omit<Reader, 'settings'>;

/** A moment of the port's day keeps its name while it waits. */
const momentOf = ({ seed }: Telling): Pick<Job, 'moment'> => {
  const moment = moments.find((one) => one === seed['moment']);
  return moment === undefined ? {} : { moment };
};

/** An order comes in short and with a sentence that says why; other flows say it themselves. */
const announced = ({ flow, seed, step }: Telling, placed: boolean) =>
  flow === 'order-status'
    ? {
        flow,
        seed: { ...seed, told: true },
        step: 'order',
        noticeKey: placed ? ('orderChanged' as const) : ('orderFollowed' as const),
      }
    : { flow, seed, ...(step === undefined ? {} : { step }) };

export interface About {
  readonly needsAction: boolean;
  /** Display names or addresses of those who caused it. */
  readonly by: readonly string[];
  readonly key: string;
}

/** The end of a form is looked for this often. */
export const busyMs = 60_000;

/** One of a kind for each reader: what comes later takes the place of what still waits. */
const noticeId = ({ orderId, roomId = '', flow, moment }: Omit<Job, 'kind' | 'at' | 'since'>): string =>
  `notice:${moment ?? flow}:${orderId}:${roomId}`;

const nothing: Prepared = { writes: [], outgoing: [] };

const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/@.*/s, '')
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();

/** Events name people as the back end shows them; their address has the same words. */
const isOwn = ({ person }: Known, by: readonly string[]): boolean =>
  by.length > 0 && by.every((name) => plain(name) === plain(person.email));

export function createTeller(options: TellOptions): Teller {
  const { store, engine, people, deliverer, services, isBusy, now } = options;

  async function toReader(
    { roomId, personId, parentId, placed }: ReaderPlace,
    telling: Telling,
    key: string,
  ): Promise<Prepared> {
    const known = await people.presser(personId);
    const type = (await store.get(spaces, roomId))?.type;
    // A space the bot has left is told nothing.
    if (known === undefined || type === undefined) return nothing;
    const place = { key, space: { id: roomId, type }, known };
    const told = await engine.tell(announced(telling, placed), await services(place));
    if (told === undefined) return nothing;
    const { token, ...notice } = told.notice;
    const outgoing = deliverer.prepare(messageOf(told.said, roomId, parentId), type === 'direct', 'notice');
    return {
      writes: [
        put(notices, token, {
          ...notice,
          at: now().toISOString(),
          ...(parentId === undefined ? {} : { parentId }),
        }),
        deliverer.write(outgoing),
      ],
      outgoing: [outgoing],
    };
  }

  /** A card with buttons would push aside the form its reader is filling in: it waits for the end of it. */
  async function unlessBusy({ roomId, personId }: Reader, { flow }: Telling, when: When): Promise<When> {
    // What has a deadline, or belongs to this very hour, does not wait.
    if (flow === 'port-watch') return when;
    if (when.type !== 'now' || (await store.get(spaces, roomId))?.type !== 'direct') return when;
    if (!(await isBusy(roomId, personId))) return when;
    return { type: 'later', at: new Date(now().getTime() + busyMs) };
  }

  /** What waited to be told of the order is told with it: a second notice would say the same. */
  function instead(order: Order, { flow, seed }: Telling, roomId: string): readonly Write[] {
    // The list for the day before names the confirmed time as well.
    const tellsFoc = seed['moment'] === 'day_before' && newestNews(order)?.status === 'foc_received';
    const told = flow === 'order-status' || tellsFoc;
    return told ? [remove(jobs, noticeId({ orderId: order.id, roomId, flow: 'order-status' }))] : [];
  }

  function later(job: Omit<Job, 'since'>): Prepared {
    const id = job.kind === 'digest' ? randomUUID() : noticeId(job);
    return { writes: [put(jobs, id, { ...job, since: now().toISOString() })], outgoing: [] };
  }

  return {
    toReader,
    async toReaders(order, telling, { needsAction, by, key }) {
      const all: Prepared[] = [];
      for (const reader of await readersOf(order, store)) {
        const known = await people.presser(reader.personId);
        const own = known !== undefined && isOwn(known, by);
        const when = await unlessBusy(
          reader,
          telling,
          whenToTell(reader.settings, { needsAction, own }, now()),
        );
        const job = { orderId: order.id, roomId: reader.roomId, flow: telling.flow, ...momentOf(telling) };
        if (when.type === 'now') {
          all.push(await toReader(reader, telling, `${key}:${reader.roomId}`));
          all.push({ writes: instead(order, telling, reader.roomId), outgoing: [] });
        }
        if (when.type === 'later') all.push(later({ ...job, kind: 'notice', at: when.at.toISOString() }));
        if (when.type === 'digest') all.push(later({ ...job, kind: 'digest', at: when.at.toISOString() }));
      }
      return {
        writes: all.flatMap(({ writes }) => writes),
        outgoing: all.flatMap(({ outgoing }) => outgoing),
      };
    },
    send({ outgoing }) {
      for (const message of outgoing) deliverer.send(message);
    },
  };
}

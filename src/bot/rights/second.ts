/** What waits for a second person: shown to those who may decide, carried out in the conversation of who asked. */
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { Engine } from '../../flows/engine/engine.js';
import type { Approval } from '../../flows/engine/flow.js';
import { put, remove, type Entry, type Store, type Write } from '../../store/store.js';
import { directRooms, notices, spaces } from '../collections.js';
import type { Heard } from '../converse.js';
import type { Deliverer, Outgoing } from '../deliver.js';
import { conversationKey } from '../inbox.js';
import { say } from '../../flows/engine/turn.js';
import { messageTo, type Target } from '../outgoing.js';
import type { Known, People } from '../people.js';
import { createAttempts, createRounds, type Rounds } from '../rounds.js';
import type { createServices } from '../services.js';
import { approvals } from './collections.js';
import { createRenewals, type RenewalOptions } from './renew.js';
import type { RightsBook } from './rights-book.js';

interface Parts {
  readonly store: Store;
  readonly engine: Pick<Engine, 'second'>;
  readonly services: ReturnType<typeof createServices>;
  readonly people: People;
  readonly rights: RightsBook;
  readonly deliverer: Deliverer;
  /** Ids of the people in a space. */
  readonly members: (roomId: string) => Promise<readonly string[]>;
  readonly now: () => Date;
  readonly log: Logger;
}

interface Carried {
  readonly writes: readonly Write[];
  readonly outgoing: readonly Outgoing[];
}
const nothing: Carried = { writes: [], outgoing: [] };

interface SpaceOf {
  readonly id: string;
  readonly type: 'direct' | 'group';
}
type Show = (approval: Approval, known: Known, space: SpaceOf, target: Target) => Promise<Carried>;

export interface SecondPerson {
  /** Writes down what waits, and shows it to those who may decide. */
  ask(approval: Approval, asker: Known): Promise<Carried>;
  /** The first decision counts. */
  decide(id: string, by: string, approve: boolean): Promise<readonly Write[]>;
  /** A word to those who were asked: who had asked is forgotten. */
  withdrawn(all: readonly Approval[], asker: Known): Promise<Carried>;
}

export function createSecondPerson(parts: Parts): SecondPerson {
  const { store, engine, services, people, rights, deliverer, members, now, log } = parts;
  /** Decisions on their way to the disk: the second of two at once counts no more. */
  const decided = new LRUCache<string, true>({ max: 10_000 });

  const showCard: Show = async (approval, known, space, target) => {
    const place = { key: `second:${approval.id}`, space, known };
    const told = await engine.second(approval, await services(place));
    if (told === undefined) return nothing;
    const { token, ...notice } = told.notice;
    const parentId = 'roomId' in target ? target.parentId : undefined;
    const thread = parentId === undefined ? {} : { parentId };
    const record = put(notices, token, { ...notice, at: now().toISOString(), ...thread });
    return {
      writes: [record],
      outgoing: [deliverer.prepare(messageTo(target, told.said), space.type === 'direct', 'notice')],
    };
  };

  const tellWithdrawn: Show = async ({ id, customerId }, known, space, target) => {
    const { access } = await services({ key: `second:${id}`, space, known });
    const found = access.find(({ customer }) => customer.id === customerId);
    if (found === undefined) return nothing;
    const said = say(known.locale, 'secondGone', { customer: found.customer.name });
    const outgoing = deliverer.prepare(messageTo(target, said), space.type === 'direct', 'notice');
    return { writes: [], outgoing: [outgoing] };
  };

  /** In the space itself, with its people; and in the 1:1 of everybody else who has the role. */
  async function toAll(approval: Approval, asker: Known, show: Show): Promise<readonly Carried[]> {
    const { roomId, parentId } = approval.origin;
    const isGroup = (await store.get(spaces, roomId))?.type === 'group';
    const here = isGroup
      ? await show(approval, asker, { id: roomId, type: 'group' }, { roomId, parentId })
      : nothing;
    const present = here.outgoing.length > 0 ? await members(roomId) : [];
    const all = [here];
    for (const email of await rights.whoCan(approval.deed, approval.customerId)) {
      if (email === approval.by.email.toLowerCase()) continue;
      const known = await people.byEmail(email);
      if (known === undefined || present.includes(known.person.id)) continue;
      const id = await store.get(directRooms, known.person.id);
      const target = id === undefined ? { toPersonId: known.person.id } : { roomId: id };
      const shown = await show(approval, known, { id: id ?? '', type: 'direct' }, target);
      all.push({ ...shown, writes: [...shown.writes, ...known.writes] });
    }
    return all;
  }

  return {
    async ask(approval, asker) {
      const shown = await toAll(approval, asker, showCard).catch((err: unknown) => {
        // It waits all the same, and lapses in the end.
        log.warn({ err, approval: approval.id }, 'what waits for a second person could not be shown');
        return [];
      });
      return {
        writes: [put(approvals, approval.id, approval), ...shown.flatMap(({ writes }) => writes)],
        outgoing: shown.flatMap(({ outgoing }) => outgoing),
      };
    },
    async withdrawn(all, asker) {
      const told: Carried[] = [];
      for (const approval of all)
        told.push(
          ...(await toAll(approval, asker, tellWithdrawn).catch((err: unknown) => {
            // Whoever presses later hears that it is settled.
            log.warn({ err, approval: approval.id }, 'what was withdrawn could not be told');
            return [];
          })),
        );
      return {
        writes: told.flatMap(({ writes }) => writes),
        outgoing: told.flatMap(({ outgoing }) => outgoing),
      };
    },
    async decide(id, by, approve) {
      const approval = await store.get(approvals, id);
      if (approval === undefined || approval.decision !== undefined || decided.has(id)) return [];
      decided.set(id, true);
      return [put(approvals, id, { ...approval, decision: { by, approve } })];
    },
  };
}

export interface SecondRoundsOptions extends RenewalOptions {
  readonly converse: (heard: Heard) => Promise<void>;
  readonly everyMs?: number;
}

/** Carries out what is decided, holds for longer what is not, and gives back what nobody decided in time. */
export function createSecondRounds(options: SecondRoundsOptions): Rounds {
  const { store, people, lanes, converse, now, log, everyMs = 500 } = options;
  const renew = createRenewals(options);
  const attempts = createAttempts((err, approval) =>
    log.warn({ err, approval }, 'what was approved has to wait'),
  );

  async function settle({ id }: Entry<Approval>): Promise<void> {
    const approval = await store.get(approvals, id);
    if (approval === undefined) return;
    const done = remove(approvals, id);
    const known = await people.presser(approval.by.id);
    if (known === undefined) return store.commit([done]);
    const { space, locale } = approval;
    const heard = { key: `second:${id}`, space, known: { ...known, locale } };
    await converse({ ...heard, happening: { type: 'second', approval }, done });
  }

  async function run(): Promise<void> {
    const until = now().toISOString();
    const all = await store.list(approvals);
    const isOver = ({ value }: Entry<Approval>): boolean =>
      value.decision !== undefined || value.until <= until;
    const due = all.filter((entry) => isOver(entry) && attempts.isDue(entry.id));
    await Promise.all(
      due.map((entry) => {
        const { space, by } = entry.value;
        return lanes.run(conversationKey(space.id, by.id), () =>
          attempts.attempt(entry.id, () => settle(entry)),
        );
      }),
    );
    await renew(all.filter((entry) => !isOver(entry)).map(({ id }) => id));
  }

  return createRounds(run, everyMs, (err) => log.warn({ err }, 'approvals could not be read'));
}

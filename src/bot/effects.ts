import type { Logger } from 'pino';
import { esaRecordId } from '../esa/record.js';
import type { Engine } from '../flows/engine/engine.js';
import type { Effect, Origin, StatusReport } from '../flows/engine/flow.js';
import type { PersonRef } from '../pstn/provider.js';
import { put, remove, type Store, type Write } from '../store/store.js';
import {
  addressReviews,
  conversations,
  erasures,
  esaRecords,
  followId,
  follows,
  notices,
  noticeSettings,
  placedOrders,
  regions,
  reminders,
  routings,
  reviewId,
  spaces,
  type PlacedOrder,
} from './collections.js';
import type { Deliverer, Outgoing } from './deliver.js';
import { erasePerson } from './erase/person.js';
import { conversationKey } from './inbox.js';
import { testsSettled } from './news/jobs.js';
import type { SecondPerson } from './rights/second.js';
import type { RightsBook } from './rights/rights-book.js';
import { messageTo, messageWithFile, type Target } from './outgoing.js';
import type { People } from './people.js';
import { approvalRules, grantId, grants, spaceCustomers } from './rights/collections.js';
import type { createServices, Occasion } from './services.js';

/** Takes a status that was entered by hand. The same report may come again after a crash. */
export type Report = (report: StatusReport, by: PersonRef) => Promise<unknown>;

export interface EffectsOptions {
  readonly store: Store;
  readonly engine: Pick<Engine, 'announce'>;
  readonly services: ReturnType<typeof createServices>;
  readonly people: People;
  readonly deliverer: Deliverer;
  readonly report: Report;
  readonly second: SecondPerson;
  readonly rights: Pick<RightsBook, 'ownCustomers'>;
  readonly log: Logger;
  readonly now: () => Date;
}

/** What is to be written, and what is to be sent once it is. */
export interface Carried {
  readonly writes: readonly Write[];
  readonly outgoing: readonly Outgoing[];
}

const writing = (...writes: readonly Write[]): Carried => ({ writes, outgoing: [] });

type Of<T extends Effect['type']> = Extract<Effect, { type: T }>;

/** Carries out what a turn wants done beside its answer; all of it is committed with the answer. */
export function createEffects(options: EffectsOptions) {
  const { store, engine, services, people, deliverer, report, second, rights, log, now } = options;

  /** A space on whose behalf something was ordered elsewhere hears of it. */
  async function announcement(occasion: Occasion, orderId: string, origin: Origin): Promise<Carried> {
    const { roomId, parentId } = origin;
    const type = (await store.get(spaces, roomId))?.type;
    // A space the bot has left is told nothing.
    if (type === undefined) return writing();
    try {
      const there = { ...occasion, space: { id: roomId, type }, parentId };
      const told = await engine.announce(orderId, await services(there), { noticeKey: 'orderPlaced' });
      if (told === undefined) return writing();
      const { token, ...target } = told.notice;
      const message = messageTo({ roomId, parentId }, told.said);
      const outgoing = deliverer.prepare(message, type === 'direct', 'notice');
      const thread = parentId === undefined ? {} : { parentId };
      return {
        writes: [put(notices, token, { ...target, at: now().toISOString(), ...thread })],
        outgoing: [outgoing],
      };
    } catch (err) {
      // The order stands whether or not it can be told of now; its news will come.
      log.warn({ err, orderId }, 'a new order could not be announced');
      return writing();
    }
  }

  async function placed(occasion: Occasion, effect: Of<'order-placed'>): Promise<Carried> {
    const { space, known, parentId } = occasion;
    const origin: Origin = effect.origin ?? {
      roomId: space.id,
      ...(parentId === undefined ? {} : { parentId }),
    };
    const record: PlacedOrder = {
      ...origin,
      customerId: effect.customerId,
      personId: known.person.id,
      at: now().toISOString(),
    };
    const own = put(placedOrders, effect.orderId, record);
    if (origin.roomId === space.id) return writing(own);
    const { writes, outgoing } = await announcement(occasion, effect.orderId, origin);
    return { writes: [own, ...writes], outgoing };
  }

  async function forget({ key, space, known }: Occasion): Promise<Carried> {
    const own = await rights.ownCustomers(known.person);
    const { writes, names, files, withdrawn } = await erasePerson(store, known.person, own);
    const told = await second.withdrawn(withdrawn, known);
    // This conversation is written in the same commit, and must not outlive it.
    const here = remove(conversations, conversationKey(space.id, known.person.id));
    return {
      writes: [...told.writes, ...writes, here, put(erasures, key, { names, files })],
      outgoing: told.outgoing,
    };
  }

  return async function carryOut(occasion: Occasion, effect: Effect, target: Target): Promise<Carried> {
    const { space, known } = occasion;
    const { person } = known;
    switch (effect.type) {
      case 'set-locale':
        return writing(people.chose(person.id, person.email, effect.locale));
      case 'order-placed':
        return placed(occasion, effect);
      case 'post-file': {
        const message = messageWithFile(target, effect.markdown, effect.file);
        return { writes: [], outgoing: [deliverer.prepare(message, isDirect(target, space.type))] };
      }
      case 'nudge': {
        const { draftId = '', at } = effect;
        return writing(put(reminders, draftId, { personId: person.id, roomId: space.id, draftId, at }));
      }
      case 'follow': {
        const id = followId(space.id, effect.what);
        const follow = { ...effect.what, roomId: space.id, personId: person.id, at: now().toISOString() };
        return writing(effect.on ? put(follows, id, follow) : remove(follows, id));
      }
      case 'notice-settings':
        return writing(put(noticeSettings, space.id, effect.settings));
      case 'give-role': {
        const { email, customerId, role } = effect;
        const id = grantId({ email, customerId });
        const grant = { email, customerId, by: person.email, at: now().toISOString() };
        return writing(role === undefined ? remove(grants, id) : put(grants, id, { ...grant, role }));
      }
      case 'ask-second':
        return second.ask(effect.approval, known);
      case 'decide-second':
        return writing(...(await second.decide(effect.id, person.email, effect.approve)));
      case 'set-rules':
        return writing(put(approvalRules, effect.customerId, effect.rules));
      case 'space-customer':
        return writing(put(spaceCustomers, space.id, effect.customerId));
      case 'set-region':
        return writing(put(regions, person.id, effect.region));
      case 'routed':
        return writing(put(routings, effect.id, { ...effect.routing, at: now().toISOString() }));
      case 'port-tested':
        return writing(...testsSettled(effect.orderId));
      case 'esa-saved':
        return writing(put(esaRecords, esaRecordId(effect.record), effect.record));
      case 'review-addresses': {
        const { customerId, at } = effect;
        const id = reviewId(space.id, customerId);
        const review = { customerId, roomId: space.id, personId: person.id };
        return writing(
          at === undefined ? remove(addressReviews, id) : put(addressReviews, id, { ...review, at }),
        );
      }
      case 'forget-me':
        return forget(occasion);
      case 'report-status':
        await report(effect.report, person);
        return writing();
    }
  };
}

const isDirect = (target: Target, type: 'direct' | 'group'): boolean =>
  'toPersonId' in target || type === 'direct';

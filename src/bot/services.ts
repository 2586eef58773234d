import type { Files, Following, Space } from '../flows/engine/flow.js';
import type { Services } from '../flows/engine/turn.js';
import type { RoutingReader } from '../language/routing/read-routing.js';
import type { PersonRef, PstnProvider } from '../pstn/provider.js';
import { put, type Store } from '../store/store.js';
import { esaRecordId } from '../esa/record.js';
import type { AccessBook } from './access.js';
import type { AuditLog } from './audit/audit-log.js';
import { auditedPstn } from './audit/audited-pstn.js';
import {
  defaultNoticeSettings,
  directRooms,
  esaRecords,
  follows,
  keptFiles,
  notices,
  noticeSettings,
  placedOrders,
  regions,
} from './collections.js';
import { erasePerson } from './erase/person.js';
import type { Known } from './people.js';
import { approvalRules, approvals } from './rights/collections.js';
import type { RightsBook } from './rights/rights-book.js';

export interface ServicesOptions {
  readonly store: Store;
  readonly pstn: PstnProvider;
  readonly access: AccessBook;
  readonly rights: RightsBook;
  readonly files: Files;
  readonly routing: RoutingReader;
  readonly audit: Pick<AuditLog, 'record'>;
  readonly now: () => Date;
}

export interface Occasion {
  /** Id of what happened: the same for every attempt at it. */
  readonly key: string;
  readonly space: Space;
  readonly known: Known;
  /** The thread it is answered in; group spaces only. */
  readonly parentId?: string | undefined;
}

/** `alice.morgan@harborpine.example` names a person and a company. */
const wordsOfEmail = (email: string): readonly string[] => {
  const [person = '', domain = ''] = email.split('@');
  return [...person.split(/[^\p{L}]+/u), ...domain.split('.').slice(0, -1)];
};

/** What the flows may use, for one person in one space. */
export function createServices(options: ServicesOptions) {
  const { store, pstn, access, rights, files, routing, audit, now } = options;
  const knownAddress = async (target: 'location' | 'number', id: string) =>
    (await store.get(esaRecords, esaRecordId({ target, id })))?.address;

  async function followingIn(roomId: string): Promise<Following> {
    const found = await store.list(follows, { index: 'room', is: roomId });
    return {
      followed: found.map(({ value: { kind, id } }) => ({ kind, id })),
      settings: (await store.get(noticeSettings, roomId)) ?? defaultNoticeSettings,
    };
  }

  /** Of all that this person may see anywhere, also where it is not shown. */
  async function namesKnownTo(person: PersonRef): Promise<readonly string[]> {
    const { access: all } = await access.of(person, { id: '', type: 'direct' });
    const locations = await Promise.all(all.map(({ customer }) => pstn.locations(customer.id)));
    const places = locations.flat().flatMap(({ name, city }) => [name, city]);
    return [...all.map(({ customer }) => customer.name), ...places, ...wordsOfEmail(person.email)];
  }

  const filesOf = ({ id: personId }: PersonRef): Files => ({
    ...files,
    async keep(file) {
      const stored = await files.keep(file);
      await store.commit([put(keptFiles, stored.id, { personId, at: now().toISOString() })]);
      return stored;
    },
  });

  return async function services({ key, space, known, parentId }: Occasion): Promise<Services> {
    const { locale } = known;
    const given = await rights.givenTo(known.person);
    const person = Object.keys(given).length === 0 ? known.person : { ...known.person, given };
    const visible = await access.of(person, space);
    const by = { person, space: space.id, key, access: visible.access, now };
    const region = await store.get(regions, person.id);
    return {
      person,
      space,
      locale,
      now: now(),
      key,
      origin: { roomId: space.id, ...(parentId === undefined ? {} : { parentId }) },
      files: filesOf(person),
      following: await followingIn(space.id),
      esaRecords: async (customerId) => {
        const found = await store.list(esaRecords, { index: 'customer', is: customerId });
        return found.map(({ value }) => value);
      },
      erasable: async () => (await erasePerson(store, person, await rights.ownCustomers(person))).erasable,
      pstn: auditedPstn(pstn, audit, { knownAddress }, by),
      routing: (text, names) => routing(text, async () => [...names, ...(await namesKnownTo(person))]),
      access: visible.access,
      hiddenHere: visible.hidden,
      choices: visible.choices,
      isOperator: rights.isOperator(person),
      rules: async (customerId) =>
        (await store.get(approvalRules, customerId)) ?? rights.rulesInFile(customerId),
      approval: (id) => store.get(approvals, id),
      holders: (customerId) => (rights.isOperator(person) ? rights.holders(customerId) : Promise.resolve([])),
      whoCan: async (deed, customerId) =>
        (await rights.whoCan(deed, customerId)).filter((email) => email !== person.email.toLowerCase()),
      ...(region === undefined ? {} : { region }),
      spaceOrders: async () => {
        const placed = await store.list(placedOrders, { index: 'room', is: space.id, order: 'newest' });
        return placed.map(({ id }) => id);
      },
      notice: (token) => store.get(notices, token),
      inDirect: async () => {
        // Without a room nothing was ever said there; the flows then find no orders of that space.
        const id = (await store.get(directRooms, person.id)) ?? '';
        return services({ key, space: { id, type: 'direct' }, known });
      },
    };
  };
}

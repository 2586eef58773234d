import { LRUCache } from 'lru-cache';
import type { Space } from '../flows/engine/flow.js';
import type { Access, PersonRef } from '../pstn/provider.js';
import { isOutside } from '../reference/deeds.js';
import type { Store } from '../store/store.js';
import { spaceCustomers } from './rights/collections.js';
import type { RightsBook } from './rights/rights-book.js';
import type { WebexClient } from './webex/client.js';
import { patiently } from './webex/patience.js';
import type { Membership } from './webex/shapes.js';

export interface AccessOptions {
  readonly store: Store;
  readonly rights: RightsBook;
  readonly client: WebexClient;
  readonly self: () => string | undefined;
  readonly signal: AbortSignal;
  /** Members are read again after this long. */
  readonly ttlMs?: number;
}

export interface Visible {
  readonly access: readonly Access[];
  /** The person has customers, but may see none of them in this space because of who else is there. */
  readonly hidden: boolean;
  /** Partners among themselves: the customers this space can be for. Nothing is shown before one is chosen. */
  readonly choices: readonly Access[];
}

export interface AccessBook {
  /** The customers `person` may see in `space`. */
  of(person: PersonRef, space: Space): Promise<Visible>;
  /** Members have come or gone, or the space is for a customer now. */
  forgetSpace(roomId: string): void;
  /** Roles were given, or an order changes what a trial customer may still order. */
  forgetRights(): void;
}

const isBot = ({ personEmail }: { readonly personEmail: string }): boolean =>
  personEmail.endsWith('@webex.bot');

const customersOf = (rights: readonly Access[]): string[] => rights.map(({ customer }) => customer.id);

/** The customers that may be shown to people with these rights together. */
function shared(members: readonly (readonly Access[])[]): ReadonlySet<string> {
  const own = new Set(customersOf(members.flat().filter(({ role }) => !isOutside(role))));
  if (own.size > 1) return new Set();
  // Beside a customer's own people, whoever has rights must have them for that customer too.
  const lookers = own.size === 1 ? members.filter((rights) => rights.length > 0) : members;
  const [first = [], ...others] = lookers.map((rights) => new Set(customersOf(rights)));
  const common = [...first].filter((id) => others.every((seen) => seen.has(id)));
  return new Set(own.size === 1 ? common.filter((id) => own.has(id)) : common);
}

/**
 * In a 1:1 everything the person may see. A group space belongs to one customer: the one whose people are there, or
 * the one that partners have chosen for it. With people of two customers nothing is shown. Where no customer's own
 * people are, only what each one there may see: somebody without rights may belong to any customer.
 */
export function createAccessBook(options: AccessOptions): AccessBook {
  const { store, rights, client, self, signal, ttlMs = 30_000 } = options;
  const byRoom = new LRUCache<string, ReadonlySet<string>>({ max: 5_000, ttl: ttlMs });

  async function sharedBy(present: readonly Membership[], roomId: string): Promise<ReadonlySet<string>> {
    const members = present.filter((member) => member.personId !== self() && !isBot(member));
    const all = await Promise.all(
      members.map((member) => rights.of({ id: member.personId, email: member.personEmail })),
    );
    const chosen = await store.get(spaceCustomers, roomId);
    const common = shared(all);
    return chosen === undefined ? common : new Set([...common].filter((id) => id === chosen));
  }

  async function shownIn(roomId: string): Promise<ReadonlySet<string>> {
    const known = byRoom.get(roomId);
    if (known !== undefined) return known;
    const present = await patiently(() => client.memberships(roomId), { signal, tries: 5 });
    // Whoever is not seen may be of any customer.
    const customers = present === undefined ? new Set<string>() : await sharedBy(present, roomId);
    byRoom.set(roomId, customers);
    return customers;
  }

  return {
    async of(person, space) {
      const own = await rights.of(person);
      if (space.type === 'direct' || own.length === 0) return { access: own, hidden: false, choices: [] };
      const shown = await shownIn(space.id);
      const access = own.filter(({ customer }) => shown.has(customer.id));
      if (shown.size > 1) return { access: [], hidden: true, choices: access };
      return { access, hidden: access.length === 0, choices: [] };
    },
    forgetSpace: (roomId) => {
      byRoom.delete(roomId);
    },
    forgetRights: () => {
      rights.forget();
      byRoom.clear();
    },
  };
}

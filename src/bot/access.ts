import { LRUCache } from 'lru-cache';
import type { Space } from '../flows/engine/flow.js';
import type { Access, PersonRef, PstnProvider } from '../pstn/provider.js';
import { isOutside } from '../reference/deeds.js';
import type { WebexClient } from './webex/client.js';
import { patiently } from './webex/patience.js';

export interface AccessOptions {
  readonly pstn: PstnProvider;
  readonly client: WebexClient;
  readonly self: () => string | undefined;
  readonly signal: AbortSignal;
  /** Rights are read again after this long. */
  readonly ttlMs?: number;
}

export interface Visible {
  readonly access: readonly Access[];
  /** The person has customers, but may see none of them in this space because of who else is there. */
  readonly hidden: boolean;
}

export interface AccessBook {
  /** The customers `person` may see in `space`. */
  of(person: PersonRef, space: Space): Promise<Visible>;
  /** Members have come or gone. */
  forgetSpace(roomId: string): void;
  /** An order changes what a trial customer may still order. */
  forgetRights(): void;
}

const isBot = ({ personEmail }: { readonly personEmail: string }): boolean =>
  personEmail.endsWith('@webex.bot');

const customersOf = (rights: readonly Access[]): string[] => rights.map(({ customer }) => customer.id);

/** The customers that may be shown to people with these rights together. */
function shared(members: readonly (readonly Access[])[]): ReadonlySet<string> {
  const own = new Set(customersOf(members.flat().filter(({ role }) => !isOutside(role))));
  if (own.size > 0) return own.size === 1 ? own : new Set();
  const [first = [], ...others] = members.map((rights) => new Set(customersOf(rights)));
  return new Set([...first].filter((id) => others.every((seen) => seen.has(id))));
}

/**
 * In a 1:1 everything the person may see. In a group space only the one customer whose people are there,
 * so that nobody sees another customer's data; with people of two customers, nothing. Where no customer's
 * own people are, what each one there may see: somebody without rights may belong to any customer.
 */
export function createAccessBook({ pstn, client, self, signal, ttlMs = 30_000 }: AccessOptions): AccessBook {
  const byPerson = new LRUCache<string, readonly Access[]>({ max: 10_000, ttl: ttlMs });
  const byRoom = new LRUCache<string, ReadonlySet<string>>({ max: 5_000, ttl: ttlMs });

  async function rightsOf(person: PersonRef): Promise<readonly Access[]> {
    const known = byPerson.get(person.id);
    if (known !== undefined) return known;
    const rights = await pstn.access(person);
    byPerson.set(person.id, rights);
    return rights;
  }

  async function shownIn(roomId: string): Promise<ReadonlySet<string>> {
    const known = byRoom.get(roomId);
    if (known !== undefined) return known;
    const present = await patiently(() => client.memberships(roomId), { signal, tries: 5 });
    const members = present.filter((member) => member.personId !== self() && !isBot(member));
    const rights = await Promise.all(
      members.map((member) => rightsOf({ id: member.personId, email: member.personEmail })),
    );
    const customers = shared(rights);
    byRoom.set(roomId, customers);
    return customers;
  }

  return {
    async of(person, space) {
      const rights = await rightsOf(person);
      if (space.type === 'direct' || rights.length === 0) return { access: rights, hidden: false };
      const shown = await shownIn(space.id);
      const access = rights.filter(({ customer }) => shown.has(customer.id));
      return { access, hidden: access.length === 0 };
    },
    forgetSpace: (roomId) => {
      byRoom.delete(roomId);
    },
    forgetRights: () => byPerson.clear(),
  };
}

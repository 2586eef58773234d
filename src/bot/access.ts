import { LRUCache } from 'lru-cache';
import type { Space } from '../flows/engine/flow.js';
import type { Access, PersonRef, PstnProvider } from '../pstn/provider.js';
import type { WebexClient } from './webex/client.js';

export interface AccessOptions {
  readonly pstn: PstnProvider;
  readonly client: WebexClient;
  readonly self: () => string | undefined;
  /** Rights are read again after this long. */
  readonly ttlMs?: number;
}

export interface AccessBook {
  /** The customers `person` may see in `space`. */
  of(person: PersonRef, space: Space): Promise<readonly Access[]>;
  /** Members have come or gone. */
  forgetSpace(roomId: string): void;
  /** An order changes what a trial customer may still order. */
  forgetRights(): void;
}

/**
 * In a 1:1 everything the person may see. In a group space only the one customer whose people are there,
 * so that nobody sees another customer's data; with people of two customers, nothing.
 */
export function createAccessBook({ pstn, client, self, ttlMs = 30_000 }: AccessOptions): AccessBook {
  const byPerson = new LRUCache<string, readonly Access[]>({ max: 10_000, ttl: ttlMs });
  const byRoom = new LRUCache<string, ReadonlySet<string>>({ max: 5_000, ttl: ttlMs });

  async function rightsOf(person: PersonRef): Promise<readonly Access[]> {
    const known = byPerson.get(person.id);
    if (known !== undefined) return known;
    const rights = await pstn.access(person);
    byPerson.set(person.id, rights);
    return rights;
  }

  async function customersIn(roomId: string): Promise<ReadonlySet<string>> {
    const known = byRoom.get(roomId);
    if (known !== undefined) return known;
    const members = (await client.memberships(roomId)).filter(({ personId }) => personId !== self());
    const rights = await Promise.all(
      members.map((member) => rightsOf({ id: member.personId, email: member.personEmail })),
    );
    const own = rights.flat().filter(({ role }) => role !== 'partner');
    const customers = new Set(own.map(({ customer }) => customer.id));
    byRoom.set(roomId, customers);
    return customers;
  }

  return {
    async of(person, space) {
      const rights = await rightsOf(person);
      if (space.type === 'direct' || rights.length === 0) return rights;
      const present = await customersIn(space.id);
      if (present.size === 0) return rights;
      return present.size > 1 ? [] : rights.filter(({ customer }) => present.has(customer.id));
    },
    forgetSpace: (roomId) => {
      byRoom.delete(roomId);
    },
    forgetRights: () => byPerson.clear(),
  };
}

/** Who is an administrator of which organisation, as Webex has it. Other roles are given through the bot (docs/rights.md). */
import type { Access, Colleague, Customer, PersonRef, Role } from '../provider.js';
import { LRUCache } from 'lru-cache';
import { createAged } from './aged.js';
import { isCalling } from './calling-error.js';
import type { CallingClient } from './client.js';
import type { Credentials, Organization } from './credentials/credentials.js';
import { sameId } from './ids.js';
import { person as personSchema, rolesAnswer } from './shapes.js';
import { roleOfName } from './unconfirmed/admin-role.js';

export interface PeopleOptions {
  readonly client: CallingClient;
  readonly credentials: Credentials;
  readonly customerOf: (organization: Organization) => Promise<Customer>;
  readonly now: () => Date;
  readonly ttlMs: number;
}

export interface People {
  access(person: PersonRef): Promise<readonly Access[]>;
  colleagues(organizationId: string): Promise<readonly Colleague[]>;
}

/** In their own organisation. */
const byRank: readonly Role[] = ['admin', 'read-only'];
const highest = (roles: readonly Role[]): Role | undefined => byRank.find((role) => roles.includes(role));

/** Whose organisation is known is not asked for in every other one. */
const homeMs = 60 * 60_000;

interface Standing {
  readonly own: Role | undefined;
  /** Administers the organisations that this one looks after. */
  readonly isPartner: boolean;
}
const nobody: Standing = { own: undefined, isPartner: false };

export function createPeople({ client, credentials, customerOf, now, ttlMs }: PeopleOptions): People {
  /** Ids of roles, with what each is worth here. */
  async function readRoles(organizationId: string): Promise<ReadonlyMap<string, Role>> {
    const { items } = await client.ask(organizationId, { call: 'roles', schema: rolesAnswer });
    return new Map(
      items.flatMap(({ id, name }) => {
        const role = roleOfName(name);
        return role === undefined ? [] : [[id, role] as const];
      }),
    );
  }
  const roles = createAged(readRoles, { now, ttlMs });

  const homes = new LRUCache<string, string>({ max: 10_000, ttl: homeMs });

  /** A person of another organisation has no role in this one, whatever Webex shows of them. */
  async function standingIn(organizationId: string, personId: string): Promise<Standing> {
    const query = new URLSearchParams({ orgId: organizationId });
    const asked = { call: 'person', params: { personId }, query, schema: personSchema } as const;
    const found = await client.ask(organizationId, asked).catch((error: unknown) => {
      // An id of somewhere else is not found, or is none.
      if (isCalling(error, 'calling_refused') && (error.status === 404 || error.status === 400))
        return undefined;
      throw error;
    });
    if (found?.orgId !== undefined) homes.set(personId, found.orgId);
    if (found?.orgId === undefined || !sameId(found.orgId, organizationId)) return nobody;
    const known = (await roles.get(organizationId)).value;
    const held = (found.roles ?? []).flatMap((id) => known.get(id) ?? []);
    return { own: highest(held), isPartner: held.includes('partner') };
  }

  async function readColleagues(organizationId: string): Promise<readonly Colleague[]> {
    const known = (await roles.get(organizationId)).value;
    const found = await Promise.all(
      [...known]
        .filter(([, role]) => role !== 'partner')
        .map(async ([id, role]) => {
          const query = { orgId: organizationId, roles: id };
          const list = { call: 'people', query, key: 'items', item: personSchema, max: 100 } as const;
          const people = await client.list(organizationId, list);
          return people.flatMap(({ emails }) => emails.slice(0, 1).map((email) => ({ email, role })));
        }),
    );
    const all = found.flat().sort((one, other) => byRank.indexOf(other.role) - byRank.indexOf(one.role));
    // Whoever has two roles is there with the higher one: it comes last.
    return [...new Map(all.map((one) => [one.email.toLowerCase(), one])).values()];
  }
  const colleagues = createAged(readColleagues, { now, ttlMs });

  return {
    /** One organisation that is out of reach hides no other; where nothing else is left, it is the answer. */
    async access({ id: personId }) {
      const { organizations, partners, faults } = await credentials.reached();
      const places = [...organizations, ...partners];
      const home = homes.get(personId);
      const asked = home === undefined ? places : places.filter(({ id }) => sameId(id, home));
      const stood = await Promise.allSettled(
        asked.map(async ({ id, beside }) => ({ id, beside, ...(await standingIn(id, personId)) })),
      );
      const found = stood.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
      const looked = new Set(found.flatMap(({ isPartner, beside }) => (isPartner ? beside : [])));
      const held = organizations.flatMap((organization) => {
        const own = found.find(({ id }) => id === organization.id)?.own;
        const role = own ?? (looked.has(organization.id) ? 'partner' : undefined);
        return role === undefined ? [] : [{ organization, role }];
      });
      const ownHome = homes.get(personId);
      const isHomeSeen = ownHome !== undefined && found.some(({ id }) => sameId(id, ownHome));
      // Whoever is known to have no role is not told of the troubles of others.
      if (held.length > 0 || isHomeSeen)
        return Promise.all(
          held.map(async ({ organization, role }) => ({ customer: await customerOf(organization), role })),
        );
      const rejected = stood.find((one) => one.status === 'rejected');
      if (rejected !== undefined) throw rejected.reason;
      if (faults[0] !== undefined) throw faults[0];
      return [];
    },
    colleagues: async (organizationId) => (await colleagues.get(organizationId)).value,
  };
}

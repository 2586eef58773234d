import { LRUCache } from 'lru-cache';
import type { ApprovalRules, Held } from '../../flows/engine/flow.js';
import type { Access, Customer, PersonRef, PstnProvider } from '../../pstn/provider.js';
import { isOutside, rolesFor, type Deed } from '../../reference/deeds.js';
import type { Store } from '../../store/store.js';
import { emailKey } from '../email-key.js';
import { grants, type Grant } from './collections.js';
import type { RolesFile } from './roles-file.js';

export interface RightsOptions {
  readonly store: Store;
  readonly pstn: PstnProvider;
  readonly file: RolesFile;
  /** Addresses of those who run the bot and give the roles. */
  readonly operators: readonly string[];
  /** Rights are read again after this long. */
  readonly ttlMs?: number;
}

export interface RightsBook {
  /** What the person is for each customer: given roles count in place of the back end's. */
  of(person: PersonRef): Promise<readonly Access[]>;
  /** Those among them that the back end does not know of, by customer. */
  givenTo(person: PersonRef): Promise<Readonly<Record<string, Grant['role']>>>;
  /** Customers for which the back end itself says what the person is. */
  ownCustomers(person: PersonRef): Promise<readonly string[]>;
  isOperator(person: Pick<PersonRef, 'email'>): boolean;
  /** Everybody known to have a role for the customer. */
  holders(customerId: string): Promise<readonly Held[]>;
  /** Addresses of those who may do the deed for the customer, its own people first; empty when none is known. */
  whoCan(deed: Deed, customerId: string): Promise<readonly string[]>;
  /** What the file says of a second person for the customer. */
  rulesInFile(customerId: string): ApprovalRules;
  forget(): void;
}

const isFromOutside = ({ role }: Held): boolean => role !== 'none' && isOutside(role);
const lower = (email: string): string => email.trim().toLowerCase();

export function createRightsBook(options: RightsOptions): RightsBook {
  const { store, pstn, file, operators, ttlMs = 30_000 } = options;
  const byPerson = new LRUCache<string, readonly Access[]>({ max: 10_000, ttl: ttlMs });

  /** The card's come last: they count. */
  async function givenTo(email: string): Promise<ReadonlyMap<string, Grant['role']>> {
    const cards = await store.list(grants, { index: 'email', is: emailKey(email) });
    const all = [...file.grants.filter((one) => one.email === email), ...cards.map(({ value }) => value)];
    return new Map(all.map(({ customerId, role }) => [customerId, role]));
  }

  async function combine(person: PersonRef): Promise<readonly Access[]> {
    const own = await pstn.access(person);
    const given = await givenTo(lower(person.email));
    if (given.size === 0) return own;
    const known = new Map<string, Customer>(own.map(({ customer }) => [customer.id, customer]));
    const isNew = [...given.keys()].some((id) => !known.has(id));
    for (const customer of isNew ? await pstn.customers() : []) known.set(customer.id, customer);
    const roleOf = new Map([...own.map(({ customer, role }) => [customer.id, role] as const), ...given]);
    // A customer the back end does not have cannot be acted for.
    return [...roleOf].flatMap(([id, role]) => {
      const customer = known.get(id);
      return customer === undefined || role === 'none' ? [] : [{ customer, role }];
    });
  }

  async function holders(customerId: string): Promise<readonly Held[]> {
    const given = await store.list(grants, { index: 'customer', is: customerId });
    const cards = given.filter(({ value }) => value.key === undefined);
    const all: Held[] = [
      ...(await pstn.colleagues(customerId)).map(({ email, role }) => ({
        email: lower(email),
        role,
        from: 'back-end' as const,
      })),
      ...file.grants
        .filter((one) => one.customerId === customerId)
        .map(({ email, role }) => ({ email, role, from: 'file' as const })),
      ...cards.map(({ value: { email, role } }) => ({ email, role, from: 'card' as const })),
    ];
    return [...new Map(all.map((one) => [one.email, one])).values()];
  }

  return {
    async of(person) {
      const known = byPerson.get(person.id);
      if (known !== undefined) return known;
      const rights = await combine(person);
      byPerson.set(person.id, rights);
      return rights;
    },
    givenTo: async ({ email }) => Object.fromEntries(await givenTo(lower(email))),
    ownCustomers: async (person) => (await pstn.access(person)).map(({ customer }) => customer.id),
    isOperator: ({ email }) => operators.includes(lower(email)),
    holders,
    async whoCan(deed, customerId) {
      const able = (await holders(customerId)).filter(({ role }) =>
        rolesFor(deed).some((one) => one === role),
      );
      const inside = able.filter((one) => !isFromOutside(one));
      return [...inside, ...able.filter(isFromOutside)].map(({ email }) => email);
    },
    rulesInFile: (customerId) => file.rules[customerId] ?? {},
    forget: () => byPerson.clear(),
  };
}

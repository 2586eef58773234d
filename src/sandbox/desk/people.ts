import type { Access, Colleague, Customer, PersonRef, Role } from '../../pstn/provider.js';
import type { World, WorldPerson } from '../world.js';
import type { LedgerView } from './ledger.js';

export interface People {
  find(email: string): WorldPerson | undefined;
  /** What the person may do for the customer; nothing when undefined. */
  roleFor(person: PersonRef, customerId: string): Role | undefined;
  access(person: PersonRef): readonly Access[];
  customers(): readonly Customer[];
  colleagues(customerId: string): readonly Colleague[];
  /** The customer's own administrators: only they can accept terms of use. */
  admins(customerId: string): readonly WorldPerson[];
}

/** New numbers ordered in the trial so far, whatever became of the orders. */
export const trialNumbersUsed = (ledger: LedgerView, customerId: string): number =>
  ledger
    .orders()
    .filter(({ order }) => order.customerId === customerId && order.type !== 'port')
    .reduce((sum, { order }) => sum + order.quantity, 0);

const roleOf = (person: WorldPerson | undefined, customerId: string): Role | undefined =>
  person === undefined ||
  person.role === 'none' ||
  person.role === 'operator' ||
  !person.customerIds.includes(customerId)
    ? undefined
    : person.role;

/** People are known by e-mail address: it is what the desk and Webex have in common. */
export const createPeople = ({ world, ledger }: { world: World; ledger: LedgerView }): People => {
  const find = (email: string) =>
    world.people.find((person) => person.email.toLowerCase() === email.trim().toLowerCase());

  const customerOf = ({ id, name, subscription }: Omit<Customer, 'trialNumbersUsed'>): Customer => ({
    ...{ id, name, subscription },
    trialNumbersUsed: subscription === 'trial' ? trialNumbersUsed(ledger, id) : 0,
  });
  const roleFor = (ref: PersonRef, customerId: string): Role | undefined => {
    // The bot has the desk's token: what it has given counts.
    const given = ref.given?.[customerId];
    if (given === undefined) return roleOf(find(ref.email), customerId);
    return given === 'none' ? undefined : given;
  };
  return {
    find,
    roleFor,
    access: (ref) =>
      world.customers.flatMap(({ id, name, subscription }) => {
        const role = roleFor(ref, id);
        if (!role) return [];
        return [{ customer: customerOf({ id, name, subscription }), role }];
      }),
    customers: () => world.customers.map(customerOf),
    colleagues: (customerId) =>
      world.people.flatMap((person) => {
        const role = roleOf(person, customerId);
        return role === undefined ? [] : [{ email: person.email, role }];
      }),
    admins: (customerId) =>
      world.people.filter((person) => person.role === 'admin' && person.customerIds.includes(customerId)),
  };
};

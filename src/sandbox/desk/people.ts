import type { Access, PersonRef, Role } from '../../pstn/provider.js';
import type { World, WorldPerson } from '../world.js';
import type { LedgerView } from './ledger.js';

export interface People {
  find(email: string): WorldPerson | undefined;
  /** What the person may do for the customer; nothing when undefined. */
  roleFor(person: PersonRef, customerId: string): Role | undefined;
  access(person: PersonRef): readonly Access[];
  /** The customer's own administrators: only they can accept terms of use. */
  admins(customerId: string): readonly WorldPerson[];
}

/** New numbers ordered in the trial so far, whatever became of the orders. */
export const trialNumbersUsed = (ledger: LedgerView, customerId: string): number =>
  ledger
    .orders()
    .filter(({ order }) => order.customerId === customerId && order.type !== 'port')
    .reduce((sum, { order }) => sum + order.quantity, 0);

/** People are known by e-mail address: it is what the desk and Webex have in common. */
export const createPeople = ({ world, ledger }: { world: World; ledger: LedgerView }): People => {
  const find = (email: string) =>
    world.people.find((person) => person.email.toLowerCase() === email.trim().toLowerCase());

  const roleFor = (ref: PersonRef, customerId: string): Role | undefined => {
    const person = find(ref.email);
    if (!person || person.role === 'none' || !person.customerIds.includes(customerId)) return undefined;
    return person.role;
  };
  return {
    find,
    roleFor,
    access: (ref) =>
      world.customers.flatMap(({ id, name, subscription }) => {
        const role = roleFor(ref, id);
        if (!role) return [];
        const used = subscription === 'trial' ? trialNumbersUsed(ledger, id) : 0;
        return [{ customer: { id, name, subscription, trialNumbersUsed: used }, role }];
      }),
    admins: (customerId) =>
      world.people.filter((person) => person.role === 'admin' && person.customerIds.includes(customerId)),
  };
};

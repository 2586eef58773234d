/** What the checks work with: the server, somebody who orders, somewhere to order for, and numbers nobody has. */
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { About } from '../src/pstn/gateway/about.js';
import * as schemas from '../src/pstn/gateway/schemas.js';
import type { Customer, Location, Order, PersonRef } from '../src/pstn/provider.js';
import type { Ability } from '../src/reference/abilities.js';
import type { Listener } from './listener.js';
import { Failed, must, segments, Skipped, type Talk } from './talk.js';

export interface Wishes {
  readonly customer?: string | undefined;
  readonly location?: string | undefined;
  readonly person?: string | undefined;
  /** Numbers that can be ported to the location, E.164. */
  readonly portable: readonly string[];
}

export interface Place {
  readonly customer: Customer;
  readonly location: Location;
  readonly person: PersonRef;
  /** All locations of all customers. */
  readonly locations: readonly Location[];
}

export interface Bench {
  readonly talk: Talk;
  readonly about: About;
  readonly place: Place;
  readonly portable: readonly string[];
  readonly listener: Listener | undefined;
}

/** One thing the contract says. `run` throws where it does not hold. */
export interface Check {
  readonly name: string;
  readonly says: string;
  readonly todo: string;
  readonly needs?: Ability;
  readonly run: (bench: Bench) => Promise<void>;
}

export interface Group {
  readonly title: string;
  readonly checks: readonly Check[];
}

export const newKey = (): string => `conformance-${randomUUID()}`;

async function personFor(talk: Talk, customerId: string, email: string | undefined): Promise<PersonRef> {
  const path = segments('customers', customerId, 'people');
  const { people } = await talk.read(schemas.colleaguesAnswer, { path });
  const found = email ?? people.find(({ role }) => role === 'admin')?.email;
  return {
    id: 'conformance',
    email: found ?? 'conformance@switchboard.example',
    // The bot gives roles, too; a server that knows nobody has to go by them.
    ...(found === undefined ? { given: { [customerId]: 'admin' } } : {}),
  };
}

/** The customer and location asked for, else the first where numbers can be picked. */
export async function findPlace(talk: Talk, wishes: Wishes): Promise<Place> {
  const { customers } = await talk.read(schemas.customersAnswer, { path: '/customers' });
  const lists = await Promise.all(
    customers.map(({ id }) =>
      talk.read(schemas.locationsAnswer, { path: segments('customers', id, 'locations') }),
    ),
  );
  const locations = lists.flatMap((list) => list.locations);
  const fits = (one: Location): boolean =>
    (wishes.customer === undefined || one.customerId === wishes.customer) &&
    (wishes.location === undefined
      ? one.pstn === 'CISCO_PSTN' && one.variant === 'A'
      : one.id === wishes.location);
  const paying = (one: Location): boolean =>
    customers.find(({ id }) => id === one.customerId)?.subscription === 'paid';
  const location = locations.find((one) => fits(one) && paying(one)) ?? locations.find(fits);
  const customer = customers.find(({ id }) => id === location?.customerId);
  if (location === undefined || customer === undefined) {
    throw new Failed('There is no location to order for: name one with --customer and --location.');
  }
  return { customer, location, locations, person: await personFor(talk, customer.id, wishes.person) };
}

/** A state with free numbers for the location, and its area codes. */
export async function stateWithNumbers({ talk, place: { location } }: Bench) {
  const at = (what: string): string => segments('locations', location.id, what);
  const { states } = await talk.read(schemas.statesAnswer, { path: at('states') });
  const [state] = location.state !== undefined && states.includes(location.state) ? [location.state] : states;
  if (state === undefined) throw new Skipped('the location has no state with numbers');
  return talk.read(schemas.inventoryAnswer, { path: at('inventory'), query: { state } });
}

export async function freeNumbers(bench: Bench, count: number, holdKey?: string): Promise<string[]> {
  const { state } = await stateWithNumbers(bench);
  const path = segments('locations', bench.place.location.id, 'numbers');
  const query = { state, limit: count, ...(holdKey === undefined ? {} : { holdKey }) };
  const { numbers } = await bench.talk.read(schemas.numbersAnswer, { path, query });
  if (numbers.length < count) throw new Skipped(`only ${String(numbers.length)} numbers are free`);
  return numbers.map(({ number }) => number);
}

export const hold = ({ talk }: Bench, key: string, numbers: readonly string[]) =>
  talk.read(schemas.holdAnswer, { method: 'PUT', path: segments('holds', key), body: { numbers } });

type OrderAnswer = z.infer<typeof schemas.orderAnswer>;
type ChangeAnswer = z.infer<typeof schemas.changeAnswer>;

/** Places an order for the bench's place; `over` says what is ordered. */
export const order = (
  { talk, place }: Bench,
  over: Readonly<Record<string, unknown>>,
): Promise<OrderAnswer> => {
  const common = { key: newKey(), locationId: place.location.id, orderedBy: place.person };
  return talk.read(schemas.orderAnswer, { method: 'POST', path: '/orders', body: { ...common, ...over } });
};

/** The order of a good answer, of whatever call. */
export function placed(answer: OrderAnswer | ChangeAnswer): Order {
  must(answer.ok, `the order was not taken: ${JSON.stringify(answer)}`);
  return answer.order;
}

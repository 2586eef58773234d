import type { NewOrder } from '../../pstn/provider.js';
import { createPlaceOrder, type OrderingDeps } from './ordering.js';
import { seedPorts, type SeedDeps } from './ports/seed-ports.js';
import { createAcceptTerms, createMoveOrder, type Move } from './progress.js';

interface SeedOrder {
  readonly hoursAgo: number;
  readonly by: string;
  readonly city: string;
  readonly what:
    | { readonly type: 'new'; readonly areaCode: string; readonly quantity: number }
    | { readonly type: 'block'; readonly areaCode: string; readonly size: number }
    | { readonly type: 'request'; readonly numberType: 'local' | 'national'; readonly quantity: number };
  /** Who accepts the terms of use, and when. */
  readonly accepted?: { readonly hoursAgo: number; readonly by: string };
  readonly moved?: { readonly hoursAgo: number } & Move;
}

const days = (count: number) => count * 24;

/** Oldest first, so that order numbers grow with time. Bluebird's four are what its trial has used. */
const seeds: readonly SeedOrder[] = [
  {
    hoursAgo: days(33),
    by: 'alice.morgan@harborpine.example',
    city: 'Houston',
    what: { type: 'new', areaCode: '713', quantity: 5 },
    accepted: { hoursAgo: days(33) - 1, by: 'alice.morgan@harborpine.example' },
  },
  {
    hoursAgo: days(19),
    by: 'ingrid.solberg@fjordlys.example',
    city: 'Oslo',
    what: { type: 'request', numberType: 'local', quantity: 12 },
    moved: { hoursAgo: days(16), to: 'provisioned' },
  },
  {
    hoursAgo: days(9),
    by: 'dana.cole@bluebirdbakery.example',
    city: 'Austin',
    what: { type: 'new', areaCode: '512', quantity: 4 },
    accepted: { hoursAgo: days(9) - 2, by: 'dana.cole@bluebirdbakery.example' },
  },
  {
    hoursAgo: days(4),
    by: 'alice.morgan@harborpine.example',
    city: 'Toronto',
    what: { type: 'new', areaCode: '416', quantity: 2 },
    moved: {
      hoursAgo: days(3),
      to: 'error',
      reason: 'The numbers could not be activated in the carrier network.',
    },
  },
  {
    hoursAgo: days(2),
    by: 'james.hart@fjordlys.example',
    city: 'London',
    what: { type: 'request', numberType: 'national', quantity: 3 },
    moved: {
      hoursAgo: 20,
      to: 'action_required',
      reason: 'Proof of a business address in the United Kingdom is missing.',
    },
  },
  {
    hoursAgo: 5,
    by: 'priya.shah@northwind.example',
    city: 'San Jose',
    what: { type: 'block', areaCode: '408', size: 10 },
  },
];

const orderOf = (seed: SeedOrder, key: string, deps: OrderingDeps): NewOrder | undefined => {
  const person = deps.people.find(seed.by);
  const location = deps.world.locations.find(
    (known) => known.city === seed.city && person?.customerIds.includes(known.customerId),
  );
  if (!person || !location) return undefined;
  const common = { key, locationId: location.id, orderedBy: { id: person.uuid, email: person.email } };
  if (seed.what.type === 'request') return { ...common, ...seed.what };
  const { areaCode } = seed.what;
  const search = { locationId: location.id, state: location.state ?? '', areaCode };
  if (seed.what.type === 'new') {
    const numbers = deps.shelf.numbers(location.country, { ...search, limit: seed.what.quantity });
    return { ...common, type: 'new', numbers: numbers.map(({ number }) => number) };
  }
  const { size } = seed.what;
  const [block] = deps.shelf.blocks(location.country, { ...search, size, limit: 1 });
  return block && { ...common, type: 'block', first: block.first, size };
};

/** Gives a new desk a past: orders placed by the ordinary rules, with the clock turned back. */
export const seedOrders = async (deps: SeedDeps): Promise<void> => {
  const now = deps.clock().getTime();
  const back = (hours: number) => ({ ...deps, clock: () => new Date(now - hours * 3_600_000) });
  for (const [index, seed] of seeds.entries()) {
    const order = orderOf(seed, `seed-${index}`, deps);
    if (!order) continue;
    const placed = await createPlaceOrder(back(seed.hoursAgo))(order);
    if (!placed.ok) continue;
    const { accepted, moved } = seed;
    if (accepted) await createAcceptTerms(back(accepted.hoursAgo))(placed.order.id, accepted.by);
    if (moved) await createMoveOrder(back(moved.hoursAgo))(placed.order.id, moved);
  }
  await seedPorts(deps);
};

import type { Location, NewOrder, Order, OrderResult } from '../../pstn/provider.js';
import type { World } from '../world.js';
import type { Ledger, LedgerDraft } from './ledger.js';
import { limits } from './limits.js';
import { type People, trialNumbersUsed } from './people.js';
import { checkPort } from './ports/check-port.js';
import { filePort, type NewPortOrder, withEvents } from '../../pstn/ports/port-state.js';
import type { Judge } from './ports/portability.js';
import type { Shelf } from './shelf.js';

export interface OrderingDeps {
  readonly world: World;
  readonly ledger: Ledger;
  readonly shelf: Shelf;
  readonly people: People;
  readonly judge: Judge;
  readonly clock: () => Date;
}

type Refusal = Extract<OrderResult, { ok: false }>;
const refuse = (reason: string): Refusal => ({ ok: false, why: 'refused', reason });

type OrdinaryOrder = Exclude<NewOrder, { type: 'port' }>;

const numbersOf = (order: OrdinaryOrder, shelf: Shelf): readonly string[] | undefined => {
  switch (order.type) {
    case 'new':
      return [...new Set(order.numbers)];
    case 'block':
      return shelf.block(order.first, order.size);
    case 'request':
      return [];
  }
};

const quantityOf = (order: OrdinaryOrder, numbers: readonly string[]): number =>
  order.type === 'request' ? order.quantity : numbers.length;

const checkPlace = (deps: OrderingDeps, order: NewOrder, location: Location): Refusal | undefined => {
  const role = deps.people.roleFor(order.orderedBy, location.customerId);
  if (role === undefined || role === 'read-only')
    return refuse('This person may not order for this customer.');
  if (location.pstn !== 'CISCO_PSTN') return refuse('The location does not use the Cisco Calling Plan.');
  if (order.type === 'port') return undefined;
  if (location.variant === 'A' && order.type === 'request') {
    return refuse('Numbers for this location are chosen from the inventory, not requested.');
  }
  if (location.variant === 'B' && order.type !== 'request') {
    return refuse('Numbers for this location are requested through customer support.');
  }
  return undefined;
};

const checkAmount = (
  deps: OrderingDeps,
  order: OrdinaryOrder,
  customerId: string,
  quantity: number,
): Refusal | undefined => {
  if (quantity < 1) return refuse('The order holds no number.');
  if (quantity > limits.numbersPerOrder) {
    return refuse(`An order holds at most ${limits.numbersPerOrder} numbers.`);
  }
  const customer = deps.world.customers.find((known) => known.id === customerId);
  if (customer?.subscription !== 'trial') return undefined;
  if (order.type === 'block') return refuse('Blocks need a paid subscription.');
  const left = Math.max(0, limits.trialNumbers - trialNumbersUsed(deps.ledger, customerId));
  return quantity > left ? { ok: false, why: 'trial_limit', left } : undefined;
};

const checkNumbers = (
  deps: OrderingDeps,
  location: Location,
  numbers: readonly string[],
  holdKey: string,
): Refusal | undefined => {
  const foreign = numbers.find((number) => {
    const entry = deps.shelf.find(number);
    return entry !== undefined && entry.country !== location.country;
  });
  if (foreign) return refuse(`${foreign} belongs to another country than the location.`);
  const taken = numbers.filter((number) => !deps.shelf.isAvailable(number, holdKey));
  return taken.length > 0 ? { ok: false, why: 'taken', taken } : undefined;
};

const actOf = (deps: OrderingDeps, order: NewOrder) => {
  const by = deps.people.find(order.orderedBy.email)?.displayName;
  return { at: deps.clock().toISOString(), ...(by ? { by } : {}) };
};

const build = (deps: OrderingDeps, order: OrdinaryOrder, location: Location, numbers: readonly string[]) => {
  const act = actOf(deps, order);
  return (id: string): Order => {
    const made: Order = {
      id,
      type: order.type,
      customerId: location.customerId,
      locationId: location.id,
      status: 'pending',
      numbers,
      quantity: quantityOf(order, numbers),
      ...(order.type === 'request'
        ? { numberType: order.numberType, ...(order.details ? { details: order.details } : {}) }
        : { terms: { accepted: false, url: `/desk/terms/${id}` } }),
      orderedBy: { id: order.orderedBy.id, email: order.orderedBy.email },
      events: [],
      createdAt: act.at,
      updatedAt: act.at,
    };
    return withEvents(made, act, { what: 'ordered', status: 'pending' });
  };
};

const sell = (
  deps: OrderingDeps,
  draft: LedgerDraft,
  order: OrdinaryOrder,
  location: Location,
): OrderResult => {
  const numbers = numbersOf(order, deps.shelf);
  if (!numbers) return refuse('There is no such block.');
  const holdKey = order.holdKey ?? order.key;
  const refusal =
    checkAmount(deps, order, location.customerId, quantityOf(order, numbers)) ??
    checkNumbers(deps, location, numbers, holdKey);
  if (refusal) return refusal;
  if (deps.ledger.holds().has(holdKey)) draft.dropHold(holdKey);
  return { ok: true, order: draft.addOrder(order.key, build(deps, order, location, numbers)) };
};

const takeIn = (
  deps: OrderingDeps,
  draft: LedgerDraft,
  order: NewPortOrder,
  location: Location,
): OrderResult => {
  const { customerId } = location;
  const subscription = deps.world.customers.find(({ id }) => id === customerId)?.subscription ?? 'paid';
  const verdicts = order.numbers.map((number) => deps.judge(number, customerId));
  const refusal = checkPort(order, { location, subscription }, verdicts);
  if (refusal) return refusal;
  const act = actOf(deps, order);
  return { ok: true, order: draft.addPort(order.key, (id) => filePort(id, order, customerId, act)) };
};

/** Checks every rule anew, whatever the caller has checked, and takes the numbers in the same change. */
export const createPlaceOrder =
  (deps: OrderingDeps) =>
  (order: NewOrder): Promise<OrderResult> =>
    deps.ledger.change((draft): OrderResult => {
      const placed = deps.ledger.orderByKey(order.key);
      if (placed) return { ok: true, order: placed.order };
      const location = deps.world.locations.find((known) => known.id === order.locationId);
      if (!location) return refuse('There is no such location.');
      const misplaced = checkPlace(deps, order, location);
      if (misplaced) return misplaced;
      return order.type === 'port'
        ? takeIn(deps, draft, order, location)
        : sell(deps, draft, order, location);
    });

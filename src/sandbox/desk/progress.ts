import { movesFrom } from '../../orders/transitions.js';
import type { Order } from '../../pstn/provider.js';
import type { World } from '../world.js';
import type { Ledger, LedgerDraft } from './ledger.js';
import type { People } from './people.js';
import { carryPort, type PortMove } from './ports/carry-port.js';
import { isPort, type NewEvent, type PortOrder, withEvents } from '../../pstn/ports/port-state.js';
import { pickForRequest } from './request-numbers.js';

export interface ProgressDeps {
  readonly world: World;
  readonly ledger: Ledger;
  readonly people: People;
  readonly clock: () => Date;
}

/** Each refusal with the sentence it is answered with; the desk page has its own words for each code. */
export const refusals = {
  no_order: 'There is no such order.',
  no_such_move: 'An order in this status cannot be moved to that one.',
  reason_missing: 'Give the reason: the customer will read it.',
  terms_open: 'The customer must accept the terms of use first.',
  numbers_short: 'The number series does not hold that many free numbers.',
  not_customer_admin: 'Only an administrator of the customer can accept the terms of use.',
  no_terms: 'This order has no terms of use to accept.',
  terms_accepted: 'The terms of use are accepted already.',
  foc_missing: 'Give the date and time that the losing carrier has confirmed.',
  foc_past: 'The confirmed time lies in the past.',
  foreign_number: 'One of the numbers is not in the order.',
  no_port: 'Only a port asks for documents.',
  not_active: 'Only active numbers can be asked for by another carrier.',
} as const;
export type RefusalCode = keyof typeof refusals;

export type Progress =
  { readonly ok: true; readonly order: Order } | { readonly ok: false; readonly code: RefusalCode };

export type Move = PortMove;

const no = (code: RefusalCode): Progress => ({ ok: false, code });

const numbersFor = (deps: ProgressDeps, order: Order): readonly string[] => {
  const location = deps.world.locations.find((known) => known.id === order.locationId);
  if (!location || !order.numberType) return [];
  return pickForRequest(
    { country: location.country, numberType: order.numberType, quantity: order.quantity },
    (number) => deps.ledger.ownerOf(number) === undefined,
  );
};

const save = (deps: ProgressDeps, draft: LedgerDraft, order: Order, events: NewEvent[]) => {
  const at = deps.clock().toISOString();
  return draft.updateOrder(withEvents(order, { at }, ...events));
};

const moveOrdinary = (deps: ProgressDeps, draft: LedgerDraft, order: Order, move: Move): Progress => {
  const reason = move.reason?.trim();
  const provisioned = move.to === 'provisioned';
  if (provisioned && order.terms?.accepted === false) return no('terms_open');
  const numbers = provisioned && order.type === 'request' ? numbersFor(deps, order) : order.numbers;
  if (provisioned && numbers.length < order.quantity) return no('numbers_short');
  const event = { what: 'status' as const, status: move.to, ...(reason ? { reason } : {}) };
  return { ok: true, order: save(deps, draft, { ...order, status: move.to, numbers }, [event]) };
};

const movePort = (deps: ProgressDeps, draft: LedgerDraft, order: PortOrder, move: Move): Progress => {
  const zone = deps.world.locations.find(({ id }) => id === order.locationId)?.timeZone ?? 'utc';
  const next = carryPort(order, move, zone, { at: deps.clock().toISOString() });
  return typeof next === 'string' ? no(next) : { ok: true, order: draft.updateOrder(next) };
};

/** The carrier side moves an order on; a request gets its numbers when it is provisioned. */
export const createMoveOrder =
  (deps: ProgressDeps) =>
  (id: string, move: Move): Promise<Progress> =>
    deps.ledger.change((draft): Progress => {
      const order = deps.ledger.order(id)?.order;
      if (!order) return no('no_order');
      const legal = movesFrom(order.type, order.status).find((known) => known.to === move.to);
      if (!legal) return no('no_such_move');
      const given = move.reason?.trim() ?? move.reasons?.[0]?.code;
      if (legal.reason && !given) return no('reason_missing');
      return isPort(order) ? movePort(deps, draft, order, move) : moveOrdinary(deps, draft, order, move);
    });

/** Accepting activates the numbers of a pending order; one in error stays there until the desk solves it. */
export const createAcceptTerms =
  (deps: ProgressDeps) =>
  (id: string, email: string): Promise<Progress> =>
    deps.ledger.change((draft): Progress => {
      const order = deps.ledger.order(id)?.order;
      if (!order) return no('no_order');
      if (!order.terms) return no('no_terms');
      const person = deps.people.find(email);
      if (!person || !deps.people.admins(order.customerId).includes(person)) return no('not_customer_admin');
      if (order.terms.accepted) return no('terms_accepted');
      const accepted = { ...order, terms: { ...order.terms, accepted: true } };
      const events: NewEvent[] = [{ what: 'terms_accepted', by: person.displayName }];
      if (order.status !== 'pending') return { ok: true, order: save(deps, draft, accepted, events) };
      events.push({ what: 'status', status: 'provisioned' });
      return { ok: true, order: save(deps, draft, { ...accepted, status: 'provisioned' }, events) };
    });

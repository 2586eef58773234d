import { transition } from '../../orders/transitions.js';
import * as carrier from '../ports/carrier-acts.js';
import { isPort, withEvents, type Act, type PortOrder } from '../ports/port-state.js';
import type { Order, OrderEvent } from '../provider.js';

function moved(order: PortOrder, { status, reasons, reason, foc }: OrderEvent, act: Act): Order | undefined {
  switch (status) {
    case 'submitted':
      return carrier.accept(order, act);
    case 'foc_received':
      return foc === undefined ? undefined : carrier.confirmDate(order, foc, act);
    case 'completed':
      return carrier.complete(order, act);
    case 'rejected': {
      const unknown = { code: 'unknown', ...(reason === undefined ? {} : { text: reason }) };
      return carrier.reject(order, reasons ?? [unknown], act);
    }
    case 'cancelled':
      return carrier.cancel(order, reason, act);
    default:
      return undefined;
  }
}

/** The numbers that came to the location last, for an order that named none. */
const seenIn = ({ events }: Order): readonly string[] =>
  events.findLast(({ sight }) => sight === 'active')?.numbers ?? [];

function provided(order: Order, { status, reason }: OrderEvent, act: Act): Order | undefined {
  if (status === undefined) return undefined;
  const numbers = status === 'provisioned' && order.numbers.length === 0 ? seenIn(order) : order.numbers;
  const note = reason === undefined ? {} : { reason };
  return withEvents({ ...order, status, numbers }, act, { what: 'status', status, ...note });
}

/** The order with a status told from outside, as its own news; undefined where no transition leads there. */
export function withStatus(order: Order, event: OrderEvent & { readonly id: string }): Order | undefined {
  const { id, at, by, status } = event;
  if (status === undefined || order.events.some((known) => known.id === id)) return undefined;
  if (transition(order.type, order.status, status) === undefined) return undefined;
  const act = { at, ...(by === undefined ? {} : { by }) };
  const next = isPort(order) ? moved(order, event, act) : provided(order, event, act);
  const told = next?.events.at(-1);
  if (next === undefined || told === undefined) return undefined;
  const note = event.reason === undefined ? {} : { reason: event.reason };
  return { ...next, events: [...next.events.slice(0, -1), { ...told, ...note, id }] };
}

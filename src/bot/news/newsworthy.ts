import type { Order, OrderEvent } from '../../pstn/provider.js';

/** Statuses in which an order stands still until somebody acts. */
const stuck: readonly Order['status'][] = ['rejected', 'action_required', 'error'];

/** Longer histories forget their oldest news: what is that old is told, or nobody waits for it. */
const mostTold = 400;

export const idOf = (order: Order, { id, at, what, status }: OrderEvent): string =>
  id ?? `${order.id}:${at}:${status ?? what}`;

/** The back end tells of every step; a person wants to hear of those that somebody else took. */
function isNews(event: OrderEvent): boolean {
  if (event.what === 'status') return true;
  if (event.what === 'wanted' || event.what === 'port_out' || event.what === 'sighted') return true;
  return event.what === 'note' && event.by === undefined;
}

/** What a status says: the same told once more, under another id or by another way, is no news. */
const saying = ({ status, reasons = [], reason, foc }: OrderEvent): string =>
  JSON.stringify([status, foc, reason, reasons.map((one) => JSON.stringify(one)).sort()]);

/** The status events that repeat what the order has said last, with nothing done in between. */
function repeatsIn(events: readonly OrderEvent[]): ReadonlySet<OrderEvent> {
  const moves = events.filter(
    ({ what }) => what === 'status' || what === 'resubmitted' || what === 'changed',
  );
  return new Set(
    moves.filter((event, at) => {
      const before = moves[at - 1];
      return event.what === 'status' && before?.what === 'status' && saying(before) === saying(event);
    }),
  );
}

export interface News {
  /** Newest last; never empty. */
  readonly events: readonly OrderEvent[];
  /** Ids told once these are told. */
  readonly told: readonly string[];
  readonly needsAction: boolean;
  /** The flow whose card tells it. */
  readonly flow: string;
}

export const newestNews = ({ events }: Order): OrderEvent | undefined => events.findLast(isNews);

/** What there is to tell of an order beyond what was told. */
export function newsOf(order: Order, told: readonly string[]): News | undefined {
  const before = new Set(told);
  const repeats = repeatsIn(order.events);
  const events = order.events.filter(
    (event) => isNews(event) && !repeats.has(event) && !before.has(idOf(order, event)),
  );
  const last = events.at(-1);
  if (last === undefined) return undefined;
  const asks = events.some(({ what }) => what === 'wanted' || what === 'port_out' || what === 'sighted');
  return {
    events,
    told: [...told, ...events.map((event) => idOf(order, event))].slice(-mostTold),
    needsAction: asks || stuck.includes(order.status),
    flow: last.what === 'port_out' ? 'port-watch' : 'order-status',
  };
}

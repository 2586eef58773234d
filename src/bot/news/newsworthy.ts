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
  if (event.what === 'wanted' || event.what === 'port_out') return true;
  return event.what === 'note' && event.by === undefined;
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

/** What there is to tell of an order beyond what was told. */
export function newsOf(order: Order, told: readonly string[]): News | undefined {
  const before = new Set(told);
  const events = order.events.filter((event) => isNews(event) && !before.has(idOf(order, event)));
  const last = events.at(-1);
  if (last === undefined) return undefined;
  const asks = events.some(({ what }) => what === 'wanted' || what === 'port_out');
  return {
    events,
    told: [...told, ...events.map((event) => idOf(order, event))].slice(-mostTold),
    needsAction: asks || stuck.includes(order.status),
    flow: last.what === 'port_out' ? 'port-watch' : 'order-status',
  };
}

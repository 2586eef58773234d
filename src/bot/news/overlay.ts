import type { PortFacts, PortRejection } from '../../orders/port/port-order.js';
import type { Order, OrderEvent, PstnProvider } from '../../pstn/provider.js';
import type { BookRow } from './collections.js';
import type { OrderBook } from './order-book.js';

const byTime = (one: OrderEvent, other: OrderEvent): number => Date.parse(one.at) - Date.parse(other.at);

function withNews(port: PortFacts, extras: readonly OrderEvent[]): PortFacts {
  const told = new Set(port.rejections.map(({ at }) => at));
  const rejections = extras
    .filter(({ status, at }) => status === 'rejected' && !told.has(at))
    .map(({ at, reasons, reason }): PortRejection => ({
      at,
      reasons: reasons ?? [{ code: 'unknown', ...(reason === undefined ? {} : { text: reason }) }],
    }));
  const foc = extras.findLast((event) => event.foc !== undefined)?.foc;
  const completed = extras.findLast(({ status }) => status === 'completed')?.at;
  return {
    ...port,
    rejections: [...port.rejections, ...rejections].sort((one, other) => one.at.localeCompare(other.at)),
    ...(foc === undefined ? {} : { foc }),
    ...(completed === undefined || port.activatedAt !== undefined ? {} : { activatedAt: completed }),
  };
}

/** The order with what the book knows beyond the back end. Where both know, the newer news counts. */
export function overlay(order: Order, { extras, state }: BookRow): Order {
  const known = new Set(order.events.map(({ id }) => id));
  const more = extras.filter(({ id }) => !known.has(id));
  const last = more.at(-1);
  if (last === undefined) return order;
  const events = [...order.events, ...more].sort(byTime);
  const newest = order.events.findLast(({ status }) => status !== undefined)?.at ?? order.createdAt;
  if (Date.parse(state.at) <= Date.parse(newest)) return { ...order, events };
  return {
    ...order,
    events,
    status: state.status,
    updatedAt: state.at,
    ...(order.port === undefined ? {} : { port: withNews(order.port, more) }),
  };
}

/** The back end as the flows see it: orders carry what was POSTed or entered by hand. */
export const withBook = (pstn: PstnProvider, book: Pick<OrderBook, 'known'>): PstnProvider => ({
  ...pstn,
  async order(id) {
    const order = await pstn.order(id);
    return order === undefined ? undefined : book.known(order);
  },
  async orders(customerId) {
    return Promise.all((await pstn.orders(customerId)).map((order) => book.known(order)));
  },
});

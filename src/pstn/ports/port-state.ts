import type { LoaSignature, PortAccount, PortFacts } from '../../orders/port/port-order.js';
import type { NewOrder, Order, OrderEvent } from '../provider.js';

/** What a keeper of orders keeps about a port beside the order that everybody sees; secrets are among it. */
export interface PortRecord {
  readonly account: PortAccount;
  readonly signature?: LoaSignature;
  /** Keys of the resubmissions, changes and cancellations already made. */
  readonly keys: readonly string[];
}

export type PortOrder = Order & { readonly type: 'port'; readonly port: PortFacts };

export interface PortState {
  readonly order: PortOrder;
  readonly record: PortRecord;
}

export type NewPortOrder = Extract<NewOrder, { type: 'port' }>;

export const isPort = (order: Order): order is PortOrder => order.type === 'port' && order.port !== undefined;

/** When something happens, and who did it; without a name the carrier side acted. */
export interface Act {
  readonly at: string;
  readonly by?: string;
}

export type NewEvent = Omit<OrderEvent, 'id' | 'at'>;

/** Appends events, each with an id of its own that the poll and the posted event share. */
export const withEvents = <T extends Order>(order: T, { at, by }: Act, ...events: readonly NewEvent[]): T => {
  const count = order.events.length;
  const added = events.map((event, index) => ({
    id: `${order.id}.${count + index + 1}`,
    at,
    ...(by === undefined ? {} : { by }),
    ...event,
  }));
  return { ...order, updatedAt: at, events: [...order.events, ...added] };
};

const factsOf = ({ account, scope, plan, requested, extraEmail }: NewPortOrder): PortFacts => ({
  losingCarrier: account.losingCarrier,
  btn: account.btn,
  scope,
  ...(plan === undefined ? {} : { plan }),
  ...(requested === undefined ? {} : { requested }),
  ...(extraEmail === undefined ? {} : { extraEmail }),
  documents: [],
  rejections: [],
});

/** A port order as it is when it has just been filed. */
export const filePort = (id: string, order: NewPortOrder, customerId: string, act: Act): PortState => {
  const numbers = [...new Set(order.numbers)];
  const filed: PortOrder = {
    id,
    type: 'port',
    customerId,
    locationId: order.locationId,
    status: 'pending',
    numbers,
    quantity: numbers.length,
    orderedBy: { id: order.orderedBy.id, email: order.orderedBy.email },
    port: factsOf(order),
    events: [],
    createdAt: act.at,
    updatedAt: act.at,
  };
  const { account, signature } = order;
  return {
    order: withEvents(filed, act, { what: 'ordered', status: 'pending' }),
    record: { account, ...(signature === undefined ? {} : { signature }), keys: [] },
  };
};

/** A copy that lacks one field. */
export const without = <T extends object, K extends keyof T>(value: T, field: K): Omit<T, K> => {
  const copy = { ...value };
  Reflect.deleteProperty(copy, field);
  return copy;
};

/** What each call of the back end does, and what the audit log says of those that change something. */
import type { EsaAddress } from '../../esa/address.js';
import type { Access, PortChange, PstnProvider } from '../../pstn/provider.js';
import type { Ref } from './collections.js';

type Method = {
  [K in keyof PstnProvider]-?: PstnProvider[K] extends (...args: never[]) => unknown ? K : never;
}[keyof PstnProvider];

/** A hold is no deed: it lapses by itself, and nobody has anything from it but the time to decide. */
export const methods = {
  access: 'reads',
  customers: 'reads',
  colleagues: 'reads',
  locations: 'reads',
  inventory: 'reads',
  states: 'reads',
  searchNumbers: 'reads',
  searchBlocks: 'reads',
  hold: 'holds',
  placeOrder: 'changes',
  order: 'reads',
  portability: 'reads',
  portAccount: 'reads',
  addDocument: 'changes',
  resubmitPort: 'changes',
  changePort: 'changes',
  cancelPort: 'changes',
  orders: 'reads',
  changes: 'reads',
  directory: 'reads',
  locationEcbn: 'reads',
  ownerEcbn: 'reads',
  lookupAddress: 'reads',
  saveLocationAddress: 'changes',
  saveNumberAddress: 'changes',
  canEnable: 'reads',
  enableCiscoPstn: 'changes',
} as const satisfies Record<Method, 'reads' | 'holds' | 'changes'>;

export type Changing = {
  [K in keyof typeof methods]: (typeof methods)[K] extends 'changes' ? K : never;
}[keyof typeof methods];

export interface Deed {
  readonly target?: Ref;
  readonly customer?: string | undefined;
  readonly old?: unknown;
  readonly next?: unknown;
}

export interface Looks {
  readonly pstn: PstnProvider;
  /** The customers the person may act for here. */
  readonly access: readonly Access[];
  /** The address that was set through the bot before. */
  readonly knownAddress: (target: 'location' | 'number', id: string) => Promise<EsaAddress | undefined>;
}

/** What cannot be looked up is left out: the deed itself must not fail for it. */
const ifKnown = <T>(look: Promise<T>): Promise<T | undefined> => look.catch(() => undefined);

async function customerBy(
  { access }: Looks,
  has: (customerId: string) => Promise<boolean>,
): Promise<string | undefined> {
  const ids = access.map(({ customer }) => customer.id);
  const found = await Promise.all(
    ids.map(async (id) => ((await ifKnown(has(id))) === true ? id : undefined)),
  );
  return found.find((id) => id !== undefined);
}

const customerOfLocation = (looks: Looks, locationId: string): Promise<string | undefined> =>
  customerBy(looks, async (id) =>
    (await looks.pstn.locations(id)).some((location) => location.id === locationId),
  );

const customerOfNumber = (looks: Looks, number: string): Promise<string | undefined> =>
  customerBy(looks, async (id) => (await looks.pstn.directory(id)).some((row) => row.number === number));

async function ofOrder(looks: Looks, orderId: string): Promise<Deed> {
  const order = await ifKnown(looks.pstn.order(orderId));
  return {
    target: { kind: 'order', id: orderId },
    customer: order?.customerId,
    ...(order === undefined ? {} : { old: { status: order.status } }),
  };
}

/** Of what was there before, the fields that change. */
async function ofChange(looks: Looks, orderId: string, change: PortChange): Promise<Deed> {
  const deed = await ofOrder(looks, orderId);
  const account = change.account === undefined ? undefined : await ifKnown(looks.pstn.portAccount(orderId));
  const names = new Set(Object.keys(change.account ?? {}));
  const before = Object.entries(account ?? {}).filter(([name]) => names.has(name));
  const old = { ...(deed.old as object), ...(before.length > 0 && { account: Object.fromEntries(before) }) };
  return { ...deed, old, next: change };
}

const placing: ReadonlySet<string> = new Set(['key', 'holdKey', 'orderedBy', 'locationId']);

type Describe<K extends Changing> = (args: Parameters<PstnProvider[K]>, looks: Looks) => Promise<Deed>;

export const changes: { readonly [K in Changing]: Describe<K> } = {
  async placeOrder([order], looks) {
    const { locationId } = order;
    // The others stand elsewhere in the entry.
    const told = Object.entries(order).filter(([name]) => !placing.has(name));
    const customer = await customerOfLocation(looks, locationId);
    return { target: { kind: 'location', id: locationId }, customer, next: Object.fromEntries(told) };
  },
  async addDocument([orderId, { kind, type, bytes }], looks) {
    return { ...(await ofOrder(looks, orderId)), next: { kind, type, bytes: bytes.length } };
  },
  resubmitPort: ([orderId, change], looks) => ofChange(looks, orderId, change),
  changePort: ([orderId, change], looks) => ofChange(looks, orderId, change),
  cancelPort: ([orderId], looks) => ofOrder(looks, orderId),
  async saveLocationAddress([locationId, next], looks) {
    return {
      target: { kind: 'location', id: locationId },
      customer: await customerOfLocation(looks, locationId),
      old: await ifKnown(looks.knownAddress('location', locationId)),
      next,
    };
  },
  async saveNumberAddress([number, next], looks) {
    return {
      target: { kind: 'number', id: number },
      customer: await customerOfNumber(looks, number),
      old: await ifKnown(looks.knownAddress('number', number)),
      next,
    };
  },
  async enableCiscoPstn([locationId, next], looks) {
    const customer = await customerOfLocation(looks, locationId);
    const locations = customer === undefined ? [] : await ifKnown(looks.pstn.locations(customer));
    const pstn = locations?.find(({ id }) => id === locationId)?.pstn;
    return { target: { kind: 'location', id: locationId }, customer, old: { pstn }, next };
  },
};

/** What the system knows and does, in memory. Each call is one step: nothing is awaited between looking and taking. */
import type * as api from '../../src/pstn/provider.js';

type Order = api.Order;
/** Secrets lie beside the order, never in it. */
interface Entry {
  order: Order;
  account: object | undefined;
  readonly keys: Set<string>;
  change: number;
}
type Step = (entry: Entry) => api.ChangeResult | undefined;
type Wanted = Extract<api.NewOrder, { type: 'new' | 'port' }>;

/** Numbers kept for fiction. */
const range = (area: string) => Array.from({ length: 100 }, (_, n) => `+1${area}5550${100 + n}`);
export const stock = range('713');
const portable = range('409');
const refuse = (reason: string) => ({ ok: false, why: 'refused', reason }) as const;

export const customer = { id: 'acme', name: 'Acme', subscription: 'paid', trialNumbersUsed: 0 };
const houston = { name: 'Houston', city: 'Houston', state: 'TX', country: 'US', timeZone: 'America/Chicago' };
export const location = { ...houston, id: 'houston', customerId: 'acme', pstn: 'CISCO_PSTN', variant: 'A' };

export function createBook(tell: (order: Order, event: api.OrderEvent) => void) {
  const holds = new Map<string, { numbers: ReadonlySet<string>; until: number }>();
  const entries = new Map<string, Entry>();
  const byKey = new Map<string, Entry>();
  let lastChange = 0;

  const isOwned = (number: string): boolean =>
    [...entries.values()].some(({ order }) => order.status !== 'cancelled' && order.numbers.includes(number));
  const isHeld = (number: string, except: string): boolean =>
    [...holds].some(([key, hold]) => key !== except && hold.until > Date.now() && hold.numbers.has(number));
  const isFree = (number: string, holdKey = ''): boolean =>
    stock.includes(number) && !isOwned(number) && !isHeld(number, holdKey);

  /** Every change is a line of the history, a number for the cursor, and an event for whoever listens. */
  function record(entry: Entry, what: api.OrderEvent['what'], facts: Partial<Order> = {}): undefined {
    const { id, events } = entry.order;
    const at = new Date().toISOString();
    const status = facts.status && { status: facts.status };
    const event = { id: `${id}.${events.length + 1}`, at, what, ...status };
    entry.order = { ...entry.order, ...facts, updatedAt: at, events: [...events, event] };
    entry.change = lastChange += 1;
    tell(entry.order, event);
  }

  function build({ type, locationId, orderedBy: { id, email }, ...rest }: Wanted): Order {
    const numbers = [...new Set(rest.numbers)];
    const ids = { id: `EX-${1000 + entries.size}`, customerId: customer.id, locationId };
    const now = { createdAt: new Date().toISOString(), updatedAt: '', events: [], orderedBy: { id, email } };
    const order = { ...ids, ...now, type, status: 'pending', numbers, quantity: numbers.length } as const;
    if (!('account' in rest)) return order;
    const { losingCarrier, btn } = rest.account;
    const port = { losingCarrier, btn, scope: rest.scope, documents: [], rejections: [] };
    return { ...order, port };
  }

  /** Runs once for its key; asked again, it answers with the order as it is. */
  function once(id: string, key: string, work: Step): api.ChangeResult {
    const entry = entries.get(id);
    if (entry?.order.port === undefined) return refuse('There is no such port.');
    if (!entry.keys.has(key)) {
      if (entry.order.status !== 'pending') return { ok: false, why: 'too_late', order: entry.order };
      const refused = work(entry);
      if (refused) return refused;
      entry.keys.add(key);
    }
    return { ok: true, order: entry.order };
  }

  return {
    isFree,
    order: (id: string) => entries.get(id)?.order,
    account: (id: string) => entries.get(id)?.account,
    newestFirst: () => [...entries.values()].map(({ order }) => order).reverse(),
    hold(key: string, wanted: readonly string[]) {
      const held = wanted.filter((number) => isFree(number, key));
      const until = Date.now() + (held.length > 0 ? 10 * 60_000 : 0);
      holds.set(key, { numbers: new Set(held), until });
      const taken = wanted.filter((number) => !held.includes(number));
      return { held, taken, until: new Date(until).toISOString() };
    },
    place(wanted: Wanted) {
      const { key, holdKey = key, numbers, type } = wanted;
      const known = byKey.get(key);
      if (known !== undefined) return { ok: true, order: known.order };
      if (wanted.locationId !== location.id) return refuse('There is no such location.');
      if (numbers.length === 0) return refuse('The order holds no number.');
      const taken = numbers.filter((one) => (type === 'port' ? isOwned(one) : !isFree(one, holdKey)));
      if (taken.length > 0) return { ok: false, why: 'taken', taken };
      const account = type === 'port' ? wanted.account : undefined;
      const entry: Entry = { order: build(wanted), account, keys: new Set(), change: 0 };
      holds.delete(holdKey);
      entries.set(entry.order.id, entry);
      byKey.set(key, entry);
      record(entry, 'ordered', { status: 'pending' });
      return { ok: true, order: entry.order };
    },
    changes(cursor: string | undefined) {
      const asked = Number(cursor ?? lastChange);
      const after = asked <= lastChange ? asked : 0;
      const changed = [...entries.values()].filter(({ change }) => change > after);
      const orders = changed.sort((a, b) => a.change - b.change).map(({ order }) => order);
      return { orders, cursor: String(lastChange) };
    },
    portability(numbers: readonly string[]) {
      const own = (number: string) => (isOwned(number) ? 'in_progress' : 'yes');
      const verdict = (number: string) => (portable.includes(number) ? own(number) : 'unknown');
      return { numbers: numbers.map((number) => ({ number, type: 'local', verdict: verdict(number) })) };
    },
    amend: (id: string, key: string, { account = {}, remove = [] }: api.PortChange = {}) =>
      once(id, `change ${key}`, (entry) => {
        const numbers = entry.order.numbers.filter((number) => !remove.includes(number));
        if (numbers.length === 0) return refuse('Nothing would be left: cancel the port instead.');
        entry.account = { ...entry.account, ...account };
        return record(entry, 'changed', { numbers, quantity: numbers.length });
      }),
    cancel: (id: string, key: string) =>
      once(id, `cancel ${key}`, (entry) => record(entry, 'status', { status: 'cancelled' })),
    /** A real system keeps the content, too. */
    addDocument: (id: string, sha256: string, { kind, name }: Pick<api.NewDocument, 'kind' | 'name'>) =>
      once(id, `document ${sha256}`, (entry) => {
        const { port } = entry.order;
        const document = { id: sha256, kind, name, at: new Date().toISOString() };
        const documents = [...(port?.documents ?? []), document];
        return record(entry, 'document', port && { port: { ...port, documents } });
      }),
  };
}

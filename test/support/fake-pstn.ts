import { allAbilities, type Abilities } from '../../src/pstn/abilities.js';
import { SwitchboardError } from '../../src/errors.js';
import type { PortAccount } from '../../src/orders/port/port-order.js';
import type { Access, NewOrder, Order, OrderResult, PstnProvider } from '../../src/pstn/provider.js';
import { createFakeEmergency, type FakeEmergency } from './fake-emergency.js';
import { createFakePorts, fakeAccount, type FakeCarrier, type PortCalls } from './fake-ports.js';
import { createFakeShelf, numbersOfBlock, statesOf, type FakeShelf } from './fake-shelf.js';
import { bluebird, fjordlys, harborPine, locationOf, locations } from './fake-world.js';

const firstId = 104_201;

export interface FakePstn extends PstnProvider, FakeCarrier {
  /** What was saved of emergency addresses, and numbers that come into service. */
  readonly emergency: FakeEmergency;
  /** A test puts another answer in its place. */
  canEnable: PstnProvider['canEnable'];
  /** Somebody else takes these numbers. */
  take(...numbers: string[]): void;
  /** Somebody else takes these numbers right before the next order is placed. */
  takeBeforeOrder(...numbers: string[]): void;
  /** The next order is answered with this, and not placed. */
  answerOrder(result: OrderResult): void;
  /** An order that came about elsewhere; a port order without `port` gets facts that fit its account. */
  add(order: Partial<Order> & Pick<Order, 'id' | 'customerId' | 'locationId'>, account?: PortAccount): void;
  update(id: string, change: Partial<Order>): void;
  /** From now on locations and orders cannot be read. */
  fail(): void;
  readonly placed: readonly NewOrder[];
  readonly held: ReadonlyMap<string, readonly string[]>;
  /** Content of the documents handed in, by the SHA-256 of it. */
  readonly documents: ReadonlyMap<string, Uint8Array>;
}

export interface FakePstnOptions {
  readonly clock: () => Date;
  readonly access?: readonly Access[];
  readonly connected?: boolean;
  readonly abilities?: Abilities;
}

type OrdinaryOrder = Exclude<NewOrder, { type: 'port' }>;

function numbersOf(order: OrdinaryOrder): readonly string[] {
  if (order.type === 'new') return order.numbers;
  return order.type === 'block' ? numbersOfBlock(order.first, order.size) : [];
}

function buildOrder(id: string, order: OrdinaryOrder, at: string): Order {
  const numbers = numbersOf(order);
  return {
    id,
    type: order.type,
    customerId: locationOf(order.locationId).customerId,
    locationId: order.locationId,
    status: 'pending',
    numbers,
    quantity: order.type === 'request' ? order.quantity : numbers.length,
    orderedBy: order.orderedBy,
    events: [{ id: `${id}.1`, at, what: 'ordered', status: 'pending', by: 'Alice Morgan' }],
    createdAt: at,
    updatedAt: at,
    ...(order.type === 'request'
      ? { numberType: order.numberType, ...(order.details === undefined ? {} : { details: order.details }) }
      : { terms: { accepted: false, url: `https://desk.example/terms/${id}` } }),
  };
}

/** Orders by id, each placed once for its key. */
function createBook(shelf: FakeShelf, clock: () => Date) {
  const orders = new Map<string, Order>();
  const ports = createFakePorts(orders, clock);
  const byKey = new Map<string, string>();
  const placed: NewOrder[] = [];
  const soon: string[] = [];

  function sell(id: string, order: OrdinaryOrder): OrderResult {
    soon.splice(0).forEach((number) => shelf.taken.add(number));
    const gone = numbersOf(order).filter((number) => !shelf.isFree(number, order.key));
    if (gone.length > 0) return { ok: false, why: 'taken', taken: gone };
    const made = buildOrder(id, order, clock().toISOString());
    orders.set(id, made);
    shelf.held.delete(order.key);
    made.numbers.forEach((number) => shelf.taken.add(number));
    return { ok: true, order: made };
  }
  return {
    orders,
    ports,
    placed,
    soon,
    place(order: NewOrder): OrderResult {
      const known = orders.get(byKey.get(order.key) ?? '');
      if (known !== undefined) return { ok: true, order: known };
      const id = `PO-${firstId + orders.size}`;
      const result = order.type === 'port' ? ports.place(id, order) : sell(id, order);
      if (!result.ok) return result;
      placed.push(order);
      byKey.set(order.key, id);
      return result;
    },
    add(order: Parameters<FakePstn['add']>[0], account: PortAccount = fakeAccount): void {
      const at = order.createdAt ?? clock().toISOString();
      const orderedBy = { id: 'someone', email: 'someone@example.com' };
      const events = [{ id: `${order.id}.1`, at, what: 'ordered' as const, status: 'pending' as const }];
      const quantity = order.numbers?.length ?? 1;
      const made = { type: 'new', status: 'pending', numbers: [], createdAt: at, updatedAt: at } as const;
      const { losingCarrier, btn } = account;
      const port = { losingCarrier, btn, scope: { kind: 'full' }, documents: [], rejections: [] } as const;
      const facts = order.type === 'port' ? { port } : {};
      orders.set(order.id, { ...made, ...facts, quantity, orderedBy, events, ...order });
      ports.giveAccount(order.id, account);
    },
  };
}

const noAnswer = (): Promise<never> => Promise.reject(new SwitchboardError('pstn_unavailable', 'no answer'));

/** The calls about ports, with no answer once the back end has failed. */
function failable(calls: PortCalls, isFailing: () => boolean): PortCalls {
  return {
    portability: (...args) => (isFailing() ? noAnswer() : calls.portability(...args)),
    portAccount: (...args) => (isFailing() ? noAnswer() : calls.portAccount(...args)),
    addDocument: (...args) => (isFailing() ? noAnswer() : calls.addDocument(...args)),
    resubmitPort: (...args) => (isFailing() ? noAnswer() : calls.resubmitPort(...args)),
    changePort: (...args) => (isFailing() ? noAnswer() : calls.changePort(...args)),
    cancelPort: (...args) => (isFailing() ? noAnswer() : calls.cancelPort(...args)),
  };
}

/** Orders that are other ones than at the cursor, which counts the looks. */
function createChanges(orders: ReadonlyMap<string, Order>) {
  const looks: ReadonlyMap<string, Order>[] = [];
  return (cursor?: string): { orders: readonly Order[]; cursor: string } => {
    const before = looks[Number(cursor)];
    looks.push(new Map(orders));
    const changed = [...orders.values()].filter((order) => before?.get(order.id) !== order);
    return { orders: changed, cursor: String(looks.length - 1) };
  };
}

/** An ordering back end in memory: the fake world with holds and orders. */
export function createFakePstn(options: FakePstnOptions): FakePstn {
  const { clock, access = [], connected = true, abilities = allAbilities } = options;
  const shelf = createFakeShelf(clock);
  const book = createBook(shelf, clock);
  const changes = createChanges(book.orders);
  const emergency = createFakeEmergency();
  let failing = false;
  let instead: OrderResult | undefined;
  const answer = <T>(read: () => T): Promise<T> => (failing ? noAnswer() : Promise.resolve(read()));
  return {
    ...failable(book.ports.calls, () => failing),
    ...book.ports.helpers,
    ...emergency.calls,
    emergency,
    name: 'fake',
    fiction: true,
    connected,
    abilities,
    documents: book.ports.documents,
    placed: book.placed,
    held: shelf.held,
    access: () => Promise.resolve(access),
    customers: () => Promise.resolve([harborPine, bluebird, fjordlys]),
    colleagues: () => Promise.resolve([]),
    locations: (customerId) =>
      answer(() => locations.filter((one) => one.customerId === customerId).map(emergency.withPstn)),
    states: (locationId) => answer(() => statesOf(locationId)),
    inventory: (locationId, state) => answer(() => shelf.inventory(locationId, state)),
    searchNumbers: (search) => answer(() => shelf.numbers(search)),
    searchBlocks: (search) => answer(() => shelf.blocks(search)),
    hold: (key, numbers) => answer(() => shelf.hold(key, numbers)),
    placeOrder: (order) =>
      answer(() => {
        const result = instead ?? book.place(order);
        instead = undefined;
        return result;
      }),
    order: (id) => answer(() => book.orders.get(id)),
    orders: (customerId) =>
      answer(() => [...book.orders.values()].filter((order) => order.customerId === customerId).reverse()),
    changes: (cursor) => answer(() => changes(cursor)),
    take: (...numbers) => numbers.forEach((number) => shelf.taken.add(number)),
    takeBeforeOrder: (...numbers) => void book.soon.push(...numbers),
    answerOrder: (result) => void (instead = result),
    add: (order, account) => book.add(order, account),
    update(id, change) {
      const order = book.orders.get(id);
      if (order !== undefined) book.orders.set(id, { ...order, ...change });
    },
    fail: () => void (failing = true),
  };
}

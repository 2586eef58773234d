import type { Portability } from '../../orders/port/port-order.js';
import type { Location } from '../../pstn/provider.js';
import type { Ctx, Problem } from '../engine/flow.js';
import type { Data } from './data.js';
import { someNumbers } from './words.js';

const askedFor = (location: Location, numbers: readonly string[]): string =>
  [location.id, ...numbers].join(' ');

const key = (data: Data): string =>
  data.location === undefined ? '' : askedFor(data.location, data.numbers ?? []);

/** The verdict on every number, asked for once for the same place and numbers. */
export async function withVerdicts(data: Data, ctx: Ctx): Promise<Data> {
  const { location, numbers = [], verdictsFor } = data;
  if (location === undefined || verdictsFor === key(data)) return data;
  const verdicts = [...(await ctx.pstn.portability(location.id, numbers))];
  return { ...data, verdicts, verdictsFor: key(data) };
}

/** Orders this very draft has placed, also in an attempt of which nothing else is known any more. */
export async function ordersOfDraft({ draft, customerId }: Data, ctx: Ctx): Promise<readonly string[]> {
  const orders = customerId === undefined ? [] : await ctx.pstn.orders(customerId);
  return orders.filter(({ port }) => port?.plan === draft).map(({ id }) => id);
}

const hasChanged = (now: Portability, before: Portability | undefined): boolean =>
  now.verdict !== before?.verdict || now.losingCarrier !== before.losingCarrier;

/** What to say of numbers whose verdict is another now: the order that has them, where it is one order. */
async function problemOf(changed: readonly Portability[], data: Data, ctx: Ctx): Promise<Problem> {
  const all = changed.map(({ number }) => number);
  const numbers = someNumbers(all, ctx, 5);
  const inOrders = changed.every(({ verdict }) => verdict === 'in_progress');
  const params = { numbers, count: all.length };
  if (!inOrders) return { key: 'plan.changed', params };
  const ids = new Set(changed.map(({ orderId }) => orderId));
  const orderId = ids.size === 1 ? await ownOrder([...ids][0], data, ctx) : '';
  return orderId === ''
    ? { key: 'plan.nowTakenSomewhere', params }
    : { key: 'plan.nowTaken', params: { ...params, orderId } };
}

/** A draft may wait for days: asks once more, and tells what is no longer as it was when the plan was made. */
export async function changedSince(
  numbers: readonly string[],
  data: Data,
  ctx: Ctx,
): Promise<{ readonly data: Data; readonly problem: Problem } | undefined> {
  const { location, verdicts = [] } = data;
  if (location === undefined) return undefined;
  const before = new Map(verdicts.map((one) => [one.number, one]));
  const mine = await ordersOfDraft(data, ctx);
  const now = (await ctx.pstn.portability(location.id, numbers)).filter(
    ({ orderId }) => orderId === undefined || !mine.includes(orderId),
  );
  const changed = now.filter((one) => hasChanged(one, before.get(one.number)));
  if (changed.length === 0) return undefined;
  const fresh = new Map(now.map((one) => [one.number, one]));
  return {
    data: { ...data, verdicts: verdicts.map((one) => fresh.get(one.number) ?? one), agreedTo: undefined },
    problem: await problemOf(changed, data, ctx),
  };
}

/** The id of an order of this customer; those of others are nobody's business here. */
export async function ownOrder(id: string | undefined, { customerId }: Data, ctx: Ctx): Promise<string> {
  const order = id === undefined ? undefined : await ctx.pstn.order(id);
  return order !== undefined && order.customerId === customerId ? order.id : '';
}

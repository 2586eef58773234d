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

const isTakenNow = (now: Portability, before: readonly Portability[]): boolean =>
  now.verdict === 'in_progress' &&
  before.some(({ number, verdict }) => number === now.number && verdict !== 'in_progress');

/** Orders this very draft has placed, also in an attempt of which nothing else is known any more. */
export async function ordersOfDraft({ draft, customerId }: Data, ctx: Ctx): Promise<readonly string[]> {
  const orders = customerId === undefined ? [] : await ctx.pstn.orders(customerId);
  return orders.filter(({ port }) => port?.plan === draft).map(({ id }) => id);
}

/** Numbers that got into an open order since they were looked at, told with the order that has them. */
export async function takenSince(
  numbers: readonly string[],
  data: Data,
  ctx: Ctx,
): Promise<{ readonly data: Data; readonly problem: Problem } | undefined> {
  const { location, verdicts = [] } = data;
  if (location === undefined) return undefined;
  const now = await ctx.pstn.portability(location.id, numbers);
  const mine = await ordersOfDraft(data, ctx);
  const taken = now.filter((one) => isTakenNow(one, verdicts) && !mine.includes(one.orderId ?? ''));
  const [first] = taken;
  if (first === undefined) return undefined;
  const fresh = new Map(now.map((one) => [one.number, one]));
  const orderId = await ownOrder(first.orderId, data, ctx);
  const params = {
    numbers: someNumbers(
      taken.map(({ number }) => number),
      ctx,
      5,
    ),
    count: taken.length,
    orderId,
  };
  return {
    data: { ...data, verdicts: verdicts.map((one) => fresh.get(one.number) ?? one), agreedTo: undefined },
    problem: { key: orderId === '' ? 'plan.nowTakenSomewhere' : 'plan.nowTaken', params },
  };
}

/** The id of an order of this customer; those of others are nobody's business here. */
export async function ownOrder(id: string | undefined, { customerId }: Data, ctx: Ctx): Promise<string> {
  const order = id === undefined ? undefined : await ctx.pstn.order(id);
  return order !== undefined && order.customerId === customerId ? order.id : '';
}

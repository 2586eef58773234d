import { planPort, type PlanGroup, type PortPlan } from '../../orders/port/plan.js';
import { btnInterview, type BtnAnswers, type Interview } from '../../orders/port/interview.js';
import type { Portability } from '../../orders/port/port-order.js';
import type { OrderView } from '../../orders/port/port-view.js';
import type { Ctx, Patch } from '../engine/flow.js';
import type { Data, GroupData } from './data.js';

/** One order of the plan, with what is known of its account. */
export interface OrderToBe {
  readonly key: string;
  /** Counts from 1 over all orders of the plan. */
  readonly index: number;
  readonly group: PlanGroup;
  readonly data: GroupData;
  readonly carrier: string;
}

const noBills: readonly string[][] = [];
const noPlan: PortPlan = { groups: [], apart: [], warnings: [] };

export function planOf(data: Data, openOrders: readonly OrderView[] = []): PortPlan {
  const { location, numbers = [], verdicts = [], bills = noBills } = data;
  if (location === undefined || numbers.length === 0) return noPlan;
  const known = plans.get(verdicts);
  if (openOrders.length === 0 && known?.of.every((one, index) => one === [location, numbers, bills][index])) {
    return known.plan;
  }
  const accounts = bills.map((bill, index) => ({ id: `bill-${index + 2}`, numbers: bill }));
  const { country } = location;
  const plan = planPort({ numbers, portability: verdicts, country, accounts, openOrders });
  if (openOrders.length === 0) plans.set(verdicts, { of: [location, numbers, bills], plan });
  return plan;
}

/** One turn looks at the plan many times over; the same verdicts for the same numbers make the same plan. */
const plans = new WeakMap<
  readonly Portability[],
  { readonly of: readonly unknown[]; readonly plan: PortPlan }
>();

/** The orders the plan makes for this location, those that are placed already left out. */
export function ordersToBe(data: Data): readonly OrderToBe[] {
  const { groups = {}, placed = [] } = data;
  const made = planOf(data).groups.filter(({ elsewhere }) => !elsewhere);
  return made
    .map((group, index) => {
      const known = groups[group.key] ?? {};
      const carrier = group.losingCarrier ?? known.losingCarrier ?? '';
      return { key: group.key, index: index + 1, group, data: known, carrier };
    })
    .filter(({ key }) => !placed.some(({ group }) => group === key));
}

const mostShown = 8;

/** As many orders as a card has room for, and how many more there are. */
export const shownOf = <T>(
  orders: readonly T[],
): { readonly shown: readonly T[]; readonly more: number } => ({
  shown: orders.slice(0, mostShown),
  more: Math.max(0, orders.length - mostShown),
});

/** The order that is being filled in. */
export function current(data: Data): OrderToBe | undefined {
  const orders = ordersToBe(data);
  return orders.find(({ key }) => key === data.at) ?? orders[0];
}

/** What became known of the order that is being filled in. */
export function ofCurrent(data: Data, patch: Patch<GroupData>): Patch<Data> {
  const order = current(data);
  return order === undefined ? {} : ofOrder(data, order, patch);
}

export const ofOrder = (
  data: Data,
  { key, data: known }: OrderToBe,
  patch: Patch<GroupData>,
): Patch<Data> => ({
  at: key,
  groups: { ...data.groups, [key]: { ...known, ...patch } },
});

const answersOf = ({ btn, stays, newBtn }: GroupData): BtnAnswers => ({
  ...(btn === undefined ? {} : { btn }),
  ...(stays === undefined ? {} : { stays: stays !== 'nothing' }),
  ...(stays === undefined || stays === 'nothing' ? {} : { rest: stays }),
  ...(newBtn === undefined ? {} : { newBtn }),
});

/** Numbers of the same account in other orders of the plan. */
export const alsoLeaving = ({ key, group }: OrderToBe, data: Data): readonly string[] =>
  planOf(data)
    .groups.filter((other) => other.account === group.account && other.key !== key)
    .flatMap(({ numbers }) => numbers);

export function interviewOf(order: OrderToBe, data: Data): Interview {
  const { group } = order;
  return btnInterview({
    country: data.location?.country ?? 'US',
    numbers: group.numbers,
    ...(group.btn === undefined ? {} : { toldBtn: group.btn }),
    alsoLeaving: alsoLeaving(order, data),
    answers: answersOf(order.data),
  });
}

/** Port orders of the customer that hold an account still. */
export async function openPorts({ customerId }: Data, ctx: Ctx): Promise<readonly OrderView[]> {
  if (customerId === undefined) return [];
  const orders = await ctx.pstn.orders(customerId);
  return orders.filter(({ type }) => type === 'port');
}

/** What names the plan, whatever its warnings: agreed to is this one and no other. */
export const planName = (data: Data): string =>
  planOf(data)
    .groups.map(({ key, numbers }) => `${key}:${numbers.length}`)
    .join(' ');

/** One order for each bill: which numbers belong together, and what is still to be asked of each. */
import type { PortAccount } from '../../orders/port/port-order.js';
import type { Ctx } from '../engine/flow.js';
import type { Data, Group } from './data.js';
import { remaining, type Rejected } from './load.js';

/** Groups by the BTN the losing carrier tells; what it tells nothing of stays with the bill of the order. */
export async function proposal(rejected: Rejected, data: Data, ctx: Ctx): Promise<Group[]> {
  const { order, port, location } = rejected;
  const checked = await ctx.pstn.portability(location.id, remaining(order, data));
  const groups = new Map<string, string[]>();
  for (const { number, btn = port.btn } of checked) groups.set(btn, [...(groups.get(btn) ?? []), number]);
  return [...groups].map(([btn, numbers]) => ({ btn, numbers }));
}

/** These numbers are on the bill of `btn`; a group that is left empty goes. */
export function moved(groups: readonly Group[], numbers: readonly string[], btn: string): Group[] {
  const rest = groups.map((group) => ({
    ...group,
    numbers: group.numbers.filter((number) => !numbers.includes(number)),
  }));
  const there = rest.find((group) => group.btn === btn);
  const all = there === undefined ? [...rest, { btn, numbers: [...numbers] }] : rest;
  return all
    .map((group) => (group === there ? { ...group, numbers: [...group.numbers, ...numbers] } : group))
    .filter((group) => group.numbers.length > 0);
}

/** The bill of the order itself: its account is known, and so may its bill be. */
export const isOwn = ({ btn }: Group, { port }: Rejected): boolean => btn === port.btn;

/** The group whose account is still to be asked for: only what differs from the order's own is. */
export const withoutAccount = (groups: readonly Group[], rejected: Rejected): number =>
  groups.findIndex((group) => group.account === undefined && !isOwn(group, rejected));

export const withoutBill = (groups: readonly Group[]): number =>
  groups.findIndex(({ bill, billLater }) => bill === undefined && billLater !== true);

/** The account a new order is filed with. */
export const accountOf = ({ btn, account }: Group, next: PortAccount): PortAccount => ({
  ...next,
  ...account,
  btn,
});

export const replaced = (groups: readonly Group[], at: number, change: Partial<Group>): Group[] =>
  groups.map((group, index) => (index === at ? { ...group, ...change } : group));

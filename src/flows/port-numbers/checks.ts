import { preChecks, type PreCheck, type PreProblem } from '../../orders/port/pre-checks.js';
import type { OrderView } from '../../orders/port/port-view.js';
import type { RejectionField } from '../../reference/rejections.js';
import type { Ctx } from '../engine/flow.js';
import type { Data } from './data.js';
import { alsoLeaving, interviewOf, openPorts, ordersToBe, type OrderToBe } from './orders-to-be.js';

export interface Checked {
  readonly order: OrderToBe;
  readonly checks: readonly PreCheck[];
  /** What has to be mended before the order may go. */
  readonly problems: readonly PreProblem[];
}

function loaOf({ data }: OrderToBe) {
  const { signature, loa, loaLater } = data;
  if (signature !== undefined) {
    return { kind: 'signed' as const, signer: `${signature.firstName} ${signature.lastName}` };
  }
  if (loa !== undefined) return { kind: 'uploaded' as const };
  return loaLater === true ? { kind: 'later' as const } : undefined;
}

function check(order: OrderToBe, data: Data, openOrders: readonly OrderView[], ctx: Ctx): Checked {
  const { location, verdicts = [], date, time } = data;
  const { group } = order;
  const { accountNumber, businessName, authorisedName, btn, pin, service, bill } = order.data;
  const { scope } = interviewOf(order, data);
  const loa = loaOf(order);
  const known = { accountNumber, businessName, authorisedName, btn, pin, serviceAddress: service };
  const account = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
  const checks = preChecks({
    place: { country: location?.country ?? 'US', timeZone: location?.timeZone ?? 'UTC' },
    now: ctx.now,
    numbers: group.numbers,
    portability: verdicts.filter(({ number }) => group.numbers.includes(number)),
    portClass: group.portClass.id,
    account: { losingCarrier: order.carrier, ...account },
    ...(scope === undefined ? {} : { scope }),
    alsoLeaving: alsoLeaving(order, data),
    ...(bill === undefined ? {} : { bill: bill.date === undefined ? {} : { date: bill.date } }),
    ...(loa === undefined ? {} : { loa }),
    ...(date === undefined ? {} : { requested: { date, ...(time === undefined ? {} : { time }) } }),
    openOrders,
  });
  const isLate = (problem: PreProblem): boolean => problem.why === 'loa_missing' && loa?.kind === 'later';
  const problems = checks.flatMap((one) => one.problems).filter((problem) => !isLate(problem));
  return { order, checks, problems };
}

/** Every known reason for a rejection, tested on every order at once. */
export async function checkOrders(data: Data, ctx: Ctx): Promise<readonly Checked[]> {
  const openOrders = await openPorts(data, ctx);
  const others = openOrders.filter(({ port }) => port?.plan !== data.draft);
  return ordersToBe(data).map((order) => check(order, data, others, ctx));
}

/** The step that holds the field. */
export function stepOf(field: RejectionField, data: Data): string {
  switch (field) {
    case 'accountNumber':
    case 'authorisedName':
    case 'btn':
    case 'businessName':
    case 'pin':
      return 'account';
    case 'serviceAddress':
    case 'state':
    case 'city':
    case 'zip':
      return 'address';
    case 'requestedDate':
      return 'date';
    case 'numbers':
      return 'numbers';
    case 'bill':
      return 'bill';
    case 'loa':
      return data.location?.variant === 'B' ? 'loa' : 'sign';
  }
}

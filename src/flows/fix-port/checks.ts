/** The pre-checks once more, over the order as it would be sent. */
import { preChecks, type PreCheck } from '../../orders/port/pre-checks.js';
import { preCheckText } from '../../reference/pre-checks.js';
import { rejectionTexts } from '../../reference/rejections.js';
import type { Ctx } from '../engine/flow.js';
import type { Data } from './data.js';
import { remaining, type Rejected } from './load.js';
import { staleOf } from './tasks.js';

export interface Checked {
  /** What would be rejected again, one line each. */
  readonly problems: readonly string[];
  /** Names of the reasons, joined. */
  readonly ok: string;
  readonly carrier: string;
  readonly cannot: string;
}

export async function checksOf(rejected: Rejected, data: Data, ctx: Ctx): Promise<Checked> {
  const { order, port, location, next } = rejected;
  const numbers = remaining(order, data);
  const [portability, orders] = await Promise.all([
    ctx.pstn.portability(location.id, numbers),
    ctx.pstn.orders(order.customerId),
  ]);
  const checks = preChecks({
    place: location,
    now: ctx.now,
    numbers,
    // Its own numbers are in progress with this very order.
    portability: portability.map((one) =>
      one.orderId === order.id ? { ...one, verdict: 'yes' as const } : one,
    ),
    account: next ?? {},
    scope: data.change?.scope ?? port.scope,
    filed: true,
    ...(data.bill === undefined ? {} : { bill: data.billDate === undefined ? {} : { date: data.billDate } }),
    ...letterOf(rejected, data),
    openOrders: orders.filter(({ id }) => id !== order.id),
    ...((data.change?.requested ?? port.requested) === undefined
      ? {}
      : { requested: data.change?.requested ?? port.requested }),
  });
  return sorted(checks, ctx);
}

/** What is known of the letter of agency that goes with it. */
function letterOf({ location }: Rejected, data: Data): Pick<Parameters<typeof preChecks>[0], 'loa'> {
  if (data.loaLater) return { loa: { kind: 'later' } };
  if (data.loa !== undefined) return { loa: { kind: 'uploaded' } };
  return staleOf(data).has('loa') && location.variant === 'A' ? { loa: { kind: 'signed' } } : {};
}

function sorted(checks: readonly PreCheck[], ctx: Ctx): Checked {
  const names = (verdict: PreCheck['verdict']): string =>
    checks
      .filter((check) => check.verdict === verdict)
      .map(({ id }) => rejectionTexts(id, ctx.locale).label)
      .join(', ');
  return {
    problems: checks.flatMap(({ problems }) => problems.map(({ why }) => preCheckText(why, ctx.locale))),
    ok: names('ok'),
    carrier: names('ask_carrier'),
    cannot: names('cannot_check'),
  };
}

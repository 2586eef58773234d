import type { Ctx } from '../engine/flow.js';
import { may } from '../engine/rights.js';
import type { About } from './about.js';
import type { Data } from './data.js';
import { deedOf, onPorts } from './route.js';

export interface Deed {
  readonly flow: string;
  readonly name: string;
}

const isRejected = (order: About['order']): boolean => order?.type === 'port' && order.status === 'rejected';

/** Whoever names an order may want to know how it is going; whoever comes from there knows. */
const statusOf = ({ text }: Data, order: About['order']): string | undefined =>
  order === undefined || text === undefined ? undefined : 'order-status';

/** What the bot can do about it itself, for this person, here; a port that was rejected is fixed before it is asked about. */
export async function deedFor(data: Data, { order }: About, ctx: Ctx): Promise<Deed | undefined> {
  const flow = isRejected(order) ? 'fix-port' : (deedOf(data) ?? statusOf(data, order));
  if (flow === undefined || !ctx.pstn.connected) return undefined;
  if (onPorts.includes(flow)) {
    const isTheirs = may(ctx, 'change_port', order?.customerId);
    return isTheirs && order?.type === 'port' ? { flow, name: ctx.titleOf(flow) } : undefined;
  }
  const entry = (await ctx.menu()).find((one) => one.flow === flow);
  return entry && { flow, name: entry.title };
}

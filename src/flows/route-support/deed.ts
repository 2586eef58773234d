import type { Ctx } from '../engine/flow.js';
import { orderable } from '../shared/access.js';
import type { About } from './about.js';
import type { Data } from './data.js';
import { deedOf, onPorts } from './route.js';

export interface Deed {
  readonly flow: string;
  readonly name: string;
}

/** What the bot can do about it itself, for this person, here; a port that was rejected is fixed before it is asked about. */
export async function deedFor(data: Data, { order }: About, ctx: Ctx): Promise<Deed | undefined> {
  const flow = order?.type === 'port' && order.status === 'rejected' ? 'fix-port' : deedOf(data);
  if (flow === undefined || !ctx.pstn.connected) return undefined;
  if (onPorts.includes(flow)) {
    const isTheirs = orderable(ctx).some(({ customer }) => customer.id === order?.customerId);
    return isTheirs && order?.type === 'port' ? { flow, name: ctx.titleOf(flow) } : undefined;
  }
  const entry = (await ctx.menu()).find((one) => one.flow === flow);
  return entry && { flow, name: entry.title };
}

import type { LoaSignature } from '../../orders/port/port-order.js';
import type { ChangeResult, PortChange } from '../../pstn/provider.js';
import type { Ctx, Outcome } from '../engine/flow.js';
import { roleFor } from '../shared/access.js';
import { answer } from '../shared/outcomes.js';
import type { Data } from './data.js';
import { loadRejected, type Rejected } from './load.js';
import { openTask } from './tasks.js';

/** The documents first: the order is sent again only with them. */
async function handIn({ order }: Rejected, { bill, loa }: Data, ctx: Ctx): Promise<ChangeResult | undefined> {
  for (const [kind, file] of [['bill', bill] as const, ['loa', loa] as const]) {
    const bytes = file === undefined ? undefined : await ctx.files.read(file.id);
    if (file === undefined || bytes === undefined) continue;
    const { name, type } = file;
    const result = await ctx.pstn.addDocument(order.id, { kind, name, type, bytes }, ctx.person);
    if (!result.ok) return result;
  }
  return undefined;
}

/** Sends the corrected order again, once however often it is pressed. */
export async function resubmit(data: Data, ctx: Ctx, signature?: LoaSignature): Promise<Outcome<Data>> {
  const rejected = await loadRejected(data, ctx);
  if (rejected === undefined || openTask(data) !== undefined) return answer<Data>({});
  const { order } = rejected;
  const role = roleFor(ctx, order.customerId);
  if (role === undefined || role === 'read-only') return answer<Data>({});
  const change: PortChange = { ...data.change, ...(signature === undefined ? {} : { signature }) };
  const { attempt = 0, draft } = data;
  const refused = await handIn(rejected, data, ctx);
  const result =
    refused ?? (await ctx.pstn.resubmitPort(order.id, change, `${draft}:fix:${attempt}`, ctx.person));
  if (result.ok) return answer<Data>({ done: 'resubmitted' });
  if (result.why === 'too_late') return answer<Data>({});
  return {
    type: 'retry',
    problem: { key: 'summary.refused', params: { reason: result.reason } },
    data: { attempt: attempt + 1 },
  };
}

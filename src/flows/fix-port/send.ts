import type { LoaSignature, ServiceAddress } from '../../orders/port/port-order.js';
import type { ChangeResult, PortChange } from '../../pstn/provider.js';
import type { Ctx, Effect, Outcome } from '../engine/flow.js';
import { answer } from '../shared/outcomes.js';
import { signedLetter } from '../shared/port/letter.js';
import type { Data } from './data.js';
import { letterReminder } from './late-loa.js';
import { loadRejected, remaining, type Rejected } from './load.js';
import { openTask } from './tasks.js';

type Files = Pick<Data, 'bill' | 'loa'>;

/** The documents first: the order is sent again only with them. */
async function handIn(
  { order }: Rejected,
  { bill, loa }: Files,
  ctx: Ctx,
): Promise<ChangeResult | undefined> {
  for (const [kind, file] of [['bill', bill] as const, ['loa', loa] as const]) {
    const bytes = file === undefined ? undefined : await ctx.files.read(file.id);
    if (file === undefined || bytes === undefined) continue;
    const { name, type } = file;
    const result = await ctx.pstn.addDocument(order.id, { kind, name, type, bytes }, ctx.person);
    if (!result.ok) return result;
  }
  return undefined;
}

/** Signed here: the signature, and where the bill is sent to. */
export interface Signed {
  readonly signature: LoaSignature;
  readonly billing: ServiceAddress;
}

async function letterFor(rejected: Rejected, { signature, billing }: Signed, data: Data, ctx: Ctx) {
  const { order, location, next: account } = rejected;
  if (account === undefined) return undefined;
  const numbers = remaining(order, data);
  return signedLetter({ orderId: order.id, account, billing, numbers, signature }, location, ctx);
}

/** Sends the corrected order again, once however often it is pressed. */
export async function resubmit(data: Data, ctx: Ctx, signed?: Signed): Promise<Outcome<Data>> {
  const rejected = await loadRejected(data, ctx);
  if (rejected === undefined || openTask(data) !== undefined) return answer<Data>({});
  const { order } = rejected;
  const letter = signed && (await letterFor(rejected, signed, data, ctx));
  const change: PortChange = { ...data.change, ...(signed && { signature: signed.signature }) };
  const { attempt = 0, draft, bill } = data;
  const refused = await handIn(rejected, { bill, loa: letter ?? data.loa }, ctx);
  const result =
    refused ?? (await ctx.pstn.resubmitPort(order.id, change, `${draft}:fix:${attempt}`, ctx.person));
  if (result.ok) {
    const effects: Effect[] = [
      ...(letter === undefined
        ? []
        : [{ type: 'post-file', file: letter, markdown: ctx.t('sign.posted') } as const]),
      ...(data.loaLater === true ? [letterReminder(ctx)] : []),
    ];
    return { type: 'answer', data: { done: 'resubmitted' }, effects };
  }
  if (result.why === 'too_late') return answer<Data>({});
  return {
    type: 'retry',
    problem: { key: 'summary.refused', params: { reason: result.reason } },
    data: { attempt: attempt + 1 },
  };
}

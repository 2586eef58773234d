import type { LoaSignature, ServiceAddress } from '../../orders/port/port-order.js';
import type { ChangeResult, PortChange } from '../../pstn/provider.js';
import type { Ctx, Effect, Outcome } from '../engine/flow.js';
import { answer } from '../shared/outcomes.js';
import type { Data } from './data.js';
import { signedLetter } from '../shared/port/letter.js';
import { loadPort, type Port } from './load.js';

/** Signed here: the signature, and where the bill is sent to. */
export interface Signed {
  readonly signature: LoaSignature;
  readonly billing: ServiceAddress;
}

type Done = NonNullable<Data['done']>;

function outcome(result: ChangeResult, done: Done, { attempt = 0 }: Data): Outcome<Data> {
  if (result.ok) return answer<Data>({ done });
  // The order has moved on meanwhile: `next` says what is possible now.
  if (result.why === 'too_late') return answer<Data>({ what: undefined });
  return {
    type: 'retry',
    problem: { key: 'can.refused', params: { reason: result.reason } },
    data: { attempt: attempt + 1 },
  };
}

/** The letter of agency as it is signed with the change; handed in once the order has taken it. */
async function handInLetter(
  { order, location }: Port,
  { signature, billing }: Signed,
  ctx: Ctx,
): Promise<readonly Effect[]> {
  const account = await ctx.pstn.portAccount(order.id);
  const { numbers = order.numbers } = (await ctx.pstn.order(order.id)) ?? {};
  if (account === undefined) return [];
  const file = await signedLetter({ orderId: order.id, account, billing, numbers, signature }, location, ctx);
  const bytes = await ctx.files.read(file.id);
  if (bytes === undefined) return [];
  const { name, type } = file;
  await ctx.pstn.addDocument(order.id, { kind: 'loa', name, type, bytes }, ctx.person);
  return [{ type: 'post-file', file, markdown: ctx.t('value.posted') }];
}

/** Changes the order, once however often it is pressed. */
export async function send(
  change: PortChange,
  done: Done,
  data: Data,
  ctx: Ctx,
  signed?: Signed,
): Promise<Outcome<Data>> {
  const found = await loadPort(data, ctx);
  if (found === undefined) return answer<Data>({});
  const { attempt = 0, draft } = data;
  const { id } = found.order;
  const whole = { ...change, ...(signed && { signature: signed.signature }) };
  const result = await ctx.pstn.changePort(id, whole, `${draft}:${done}:${attempt}`, ctx.person);
  if (!result.ok || signed === undefined) return outcome(result, done, data);
  return { type: 'answer', data: { done }, effects: await handInLetter(found, signed, ctx) };
}

export async function cancelPort(data: Data, ctx: Ctx): Promise<Outcome<Data>> {
  const found = await loadPort(data, ctx);
  if (found === undefined) return answer<Data>({});
  const result = await ctx.pstn.cancelPort(found.order.id, `${data.draft}:cancel`, ctx.person);
  return outcome(result, 'cancelled', data);
}

import { z } from 'zod';
import { defineStep, type Ctx, type Effect, type Outcome, type Step } from '../engine/flow.js';
import { eyebrow } from '../shared/access.js';
import { answer, retry } from '../shared/outcomes.js';
import { compactNumbers, formatNumber } from '../shared/phone-format.js';
import { addressLine, billingFrom, signedLetter } from '../shared/port/letter.js';
import { masked } from '../shared/port/mask.js';
import card from './cards/split-review.json' with { type: 'json' };
import { signatureFrom, splitName } from '../shared/port/signature.js';
import type { Data, Group } from './data.js';
import { letterReminder } from './late-loa.js';
import { customerOfPort, loadRejected, theRejected, type Rejected } from './load.js';
import type { Signed } from './send.js';
import { accountOf, replaced } from './split.js';

const text = z.string().default('');
const input = z.object({ firstName: text, lastName: text, jobTitle: text, billing: text });

const refused = (reason: string, data: Partial<Data> = {}): Outcome<Data> => ({
  type: 'retry',
  problem: { key: 'splitReview.refused', params: { reason } },
  data,
});

/** Files one new order with its bill; the same press twice files it once. */
async function file(
  group: Group,
  at: number,
  { rejected, data, signed }: { rejected: Rejected; data: Data; signed: Signed | undefined },
  ctx: Ctx,
): Promise<{ orderId: string } | { reason: string }> {
  const { order, port, location, next } = rejected;
  if (next === undefined) return { reason: '' };
  const requested = data.change?.requested ?? port.requested;
  const result = await ctx.pstn.placeOrder({
    key: `${data.draft}:split:${data.attempt ?? 0}:${at}`,
    type: 'port',
    locationId: location.id,
    orderedBy: ctx.person,
    numbers: group.numbers,
    account: accountOf(group, next),
    scope: data.change?.scope ?? port.scope,
    plan: port.plan ?? order.id,
    ...(requested === undefined ? {} : { requested }),
    ...(port.extraEmail === undefined ? {} : { extraEmail: port.extraEmail }),
    ...(signed && { signature: signed.signature }),
  });
  if (!result.ok) return { reason: 'reason' in result ? result.reason : result.why };
  const { id: orderId } = result.order;
  const account = accountOf(group, next);
  const letter =
    signed && (await signedLetter({ orderId, account, numbers: group.numbers, ...signed }, location, ctx));
  for (const [kind, one] of [['bill', group.bill] as const, ['loa', letter] as const]) {
    const bytes = one === undefined ? undefined : await ctx.files.read(one.id);
    if (one === undefined || bytes === undefined) continue;
    await ctx.pstn.addDocument(orderId, { kind, name: one.name, type: one.type, bytes }, ctx.person);
  }
  return { orderId };
}

/** The old order goes first: its numbers cannot be in two orders. What was filed before a refusal stays filed. */
async function send(data: Data, ctx: Ctx, signed?: Signed): Promise<Outcome<Data>> {
  const rejected = await loadRejected(data, ctx);
  if (rejected === undefined) return answer<Data>({});
  const { order } = rejected;
  const gone =
    data.cancelled === true || (await ctx.pstn.cancelPort(order.id, `${data.draft}:cancel`, ctx.person));
  if (gone !== true && !gone.ok) return gone.why === 'refused' ? refused(gone.reason) : answer<Data>({});
  let groups = data.groups ?? [];
  const effects: Effect[] = [];
  for (const [at, group] of groups.entries()) {
    if (group.orderId !== undefined) continue;
    const filed = await file(group, at, { rejected, data, signed }, ctx);
    if ('reason' in filed) {
      return refused(filed.reason, { groups, cancelled: true, attempt: (data.attempt ?? 0) + 1 });
    }
    groups = replaced(groups, at, filed);
    effects.push({ type: 'order-placed', ...filed, customerId: order.customerId, origin: ctx.origin });
  }
  if (signed === undefined) effects.push(letterReminder(ctx));
  return { type: 'answer', data: { groups, done: 'split' }, effects };
}

export const splitReviewStep: Step<Data> = defineStep<Data, typeof input>({
  card,
  input,
  private: true,
  ready: ({ agreed }) => agreed === true,
  async view(data, ctx) {
    const rejected = await theRejected(data, ctx);
    const { order, location, next, port } = rejected;
    const { groups = [] } = data;
    const signed = location.variant === 'A';
    return {
      eyebrow: eyebrow(ctx, order.customerId),
      order: order.id,
      count: groups.length,
      rows: groups.map((group, at) => ({
        title: ctx.t('split.order', { at: at + 1 }),
        value: ctx.t('splitReview.row', {
          btn: formatNumber(group.btn),
          count: group.numbers.length,
          numbers: compactNumbers(group.numbers),
          account: next === undefined ? '' : masked(accountOf(group, next).accountNumber),
          bill: group.bill?.name ?? ctx.t('splitReview.billLater'),
        }),
      })),
      signed,
      statement: signed
        ? ctx.t('sign.statement', {
            business: next?.businessName ?? '–',
            carrier: port.losingCarrier,
            numbers: compactNumbers(groups.flatMap(({ numbers }) => numbers)),
          })
        : ctx.t('splitReview.loaLater'),
      ...splitName(next?.authorisedName),
      jobTitle: '',
      billing: '',
      service: next === undefined ? '–' : addressLine(next.serviceAddress),
    };
  },
  deeds: { send: { deed: 'fix_port', customer: customerOfPort } },
  actions: {
    async send(typed, data, ctx) {
      const rejected = await theRejected(data, ctx);
      if (rejected.location.variant === 'B') return send(data, ctx);
      const signature = signatureFrom<Data>(typed, ctx);
      if ('type' in signature) return signature;
      const { next } = rejected;
      const billing = next === undefined ? undefined : billingFrom(typed.billing, next.serviceAddress);
      return billing === undefined ? retry('problems.billing') : send(data, ctx, { signature, billing });
    },
    regroup: () => answer<Data>({ agreed: undefined }),
  },
});

import { z } from 'zod';
import type { LoaSignature } from '../../orders/port/port-order.js';
import { defineStep, type Ctx, type Effect, type Outcome, type Step } from '../engine/flow.js';
import { eyebrow, roleFor } from '../shared/access.js';
import { answer } from '../shared/outcomes.js';
import { compactNumbers, formatNumber } from '../shared/phone-format.js';
import { masked } from '../shared/port/mask.js';
import card from './cards/split-review.json' with { type: 'json' };
import { signatureFrom, splitName } from '../shared/port/signature.js';
import type { Data, Group } from './data.js';
import { loadRejected, theRejected, type Rejected } from './load.js';
import { accountOf, replaced } from './split.js';

const text = z.string().default('');
const input = z.object({ firstName: text, lastName: text, jobTitle: text });

const refused = (reason: string, data: Partial<Data> = {}): Outcome<Data> => ({
  type: 'retry',
  problem: { key: 'splitReview.refused', params: { reason } },
  data,
});

/** Files one new order with its bill; the same press twice files it once. */
async function file(
  group: Group,
  at: number,
  { rejected, data, signature }: { rejected: Rejected; data: Data; signature: LoaSignature | undefined },
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
    ...(signature === undefined ? {} : { signature }),
  });
  if (!result.ok) return { reason: 'reason' in result ? result.reason : result.why };
  const { bill } = group;
  const bytes = bill === undefined ? undefined : await ctx.files.read(bill.id);
  if (bill !== undefined && bytes !== undefined) {
    const document = { kind: 'bill', name: bill.name, type: bill.type, bytes } as const;
    await ctx.pstn.addDocument(result.order.id, document, ctx.person);
  }
  return { orderId: result.order.id };
}

/** The old order goes first: its numbers cannot be in two orders. What was filed before a refusal stays filed. */
async function send(data: Data, ctx: Ctx, signature?: LoaSignature): Promise<Outcome<Data>> {
  const rejected = await loadRejected(data, ctx);
  const role = roleFor(ctx, rejected?.order.customerId);
  if (rejected === undefined || role === undefined || role === 'read-only') return answer<Data>({});
  const { order } = rejected;
  const gone =
    data.cancelled === true || (await ctx.pstn.cancelPort(order.id, `${data.draft}:cancel`, ctx.person));
  if (gone !== true && !gone.ok) return gone.why === 'refused' ? refused(gone.reason) : answer<Data>({});
  let groups = data.groups ?? [];
  const effects: Effect[] = [];
  for (const [at, group] of groups.entries()) {
    if (group.orderId !== undefined) continue;
    const filed = await file(group, at, { rejected, data, signature }, ctx);
    if ('reason' in filed) {
      return refused(filed.reason, { groups, cancelled: true, attempt: (data.attempt ?? 0) + 1 });
    }
    groups = replaced(groups, at, filed);
    effects.push({ type: 'order-placed', ...filed, customerId: order.customerId, origin: ctx.origin });
  }
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
    };
  },
  actions: {
    async send(typed, data, ctx) {
      const rejected = await theRejected(data, ctx);
      if (rejected.location.variant === 'B') return send(data, ctx);
      const signature = signatureFrom<Data>(typed, ctx);
      return 'type' in signature ? signature : send(data, ctx, signature);
    },
    regroup: () => answer<Data>({ agreed: undefined }),
  },
});

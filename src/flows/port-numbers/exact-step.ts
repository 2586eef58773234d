import { z } from 'zod';
import type { View } from '../../cards/card.js';
import { defineStep, type Ctx, type Step } from '../engine/flow.js';
import { eyebrow } from '../shared/access.js';
import { answer } from '../shared/outcomes.js';
import card from './cards/exact.json' with { type: 'json' };
import type { Data } from './data.js';
import { newPort, type PortToPlace } from './new-port.js';
import { ordersToBe, shownOf, type OrderToBe } from './orders-to-be.js';
import { addressText, carrierName, masked, moreOrders, someNumbers } from './words.js';

/** The fields by the names they are sent under; what is secret is masked here, and only here. */
function fieldsOf(order: PortToPlace, { data }: OrderToBe, ctx: Ctx): (readonly [string, string])[] {
  const { account, scope, requested, signature, extraEmail } = order;
  const wished = requested === undefined ? '' : [requested.date, requested.time].filter(Boolean).join(' ');
  const signed =
    signature === undefined
      ? ''
      : `${signature.firstName} ${signature.lastName}, ${signature.jobTitle}, ${signature.at}`;
  const { bill, loa } = data;
  return [
    ['type', order.type],
    ['key', order.key],
    ['locationId', order.locationId],
    ['orderedBy', order.orderedBy.email],
    ['numbers', `${order.numbers.length}: ${someNumbers(order.numbers, ctx, 20)}`],
    ['account.losingCarrier', account.losingCarrier],
    ['account.accountNumber', masked(account.accountNumber)],
    ['account.businessName', account.businessName],
    ['account.authorisedName', account.authorisedName],
    ['account.btn', account.btn],
    ['account.pin', masked(account.pin)],
    ['account.serviceAddress', addressText(account.serviceAddress)],
    ['scope', [scope.kind, scope.remaining, scope.newBtn].filter(Boolean).join(', ')],
    ['plan', order.plan ?? ''],
    ['requested', wished],
    ['extraEmail', extraEmail ?? ''],
    ['signature', signed],
    ['documents', [bill?.file.name, loa?.name].filter(Boolean).join(', ')],
  ];
}

function orderView(order: OrderToBe, data: Data, ctx: Ctx): View {
  const port = newPort(order, data, ctx.person);
  const title = ctx.t('exact.order', { index: order.index, carrier: carrierName(order, ctx) });
  const lines = port === undefined ? [] : fieldsOf(port, order, ctx);
  return {
    title,
    lines: lines.filter(([, value]) => value !== '').map(([name, value]) => ({ line: `${name}: ${value}` })),
  };
}

/** A dry run: nothing is sent. */
export const exactStep: Step<Data> = defineStep<Data, z.ZodObject>({
  card,
  input: z.object({}),
  private: true,
  ready: (data) => ordersToBe(data).length > 0,
  view: (data, ctx) => ({
    eyebrow: eyebrow(ctx, data.customerId),
    orders: shownOf(ordersToBe(data)).shown.map((order) => orderView(order, data, ctx)),
    more: moreOrders(ordersToBe(data).length, ctx),
  }),
  actions: { review: () => answer<Data>({}) },
});

import { z } from 'zod';
import type { View } from '../../cards/card.js';
import { defineStep, type Ctx, type Step } from '../engine/flow.js';
import { eyebrow } from '../shared/access.js';
import { answer } from '../shared/outcomes.js';
import card from './cards/exact.json' with { type: 'json' };
import type { Data } from './data.js';
import { factsOf, type Fact } from './facts.js';
import { newPort, type PortToPlace } from './new-port.js';
import { ordersToBe, shownOf, type OrderToBe } from './orders-to-be.js';
import { carrierName, moreOrders } from './words.js';

const mostParts = 20;

/** What is sent, by the names people know it by; what is secret is masked here, and only here. */
function fieldsOf(port: PortToPlace, order: OrderToBe, data: Data, ctx: Ctx): Fact[] {
  const { bill, loa } = order.data;
  const fact = (key: string, value = ''): Fact[] => (value === '' ? [] : [{ title: ctx.t(key), value }]);
  return [
    ...fact('fields.location', data.location?.name),
    ...fact('exact.orderedBy', port.orderedBy.email),
    ...fact('exact.carrier', port.account.losingCarrier),
    ...factsOf(order, data, ctx, mostParts),
    ...fact('exact.documents', [bill?.file.name, loa?.name].filter(Boolean).join(', ')),
  ];
}

function orderView(order: OrderToBe, data: Data, ctx: Ctx): View {
  const port = newPort(order, data, ctx.person);
  const index = ordersToBe(data).length > 1 ? order.index : 0;
  const title = ctx.t('review.order', { index, carrier: carrierName(order, ctx) });
  return { title, facts: port === undefined ? [] : fieldsOf(port, order, data, ctx) };
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

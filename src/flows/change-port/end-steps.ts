import { z } from 'zod';
import { statusTexts } from '../../reference/statuses.js';
import { defineStep, type Ctx, type Step } from '../engine/flow.js';
import { eyebrow } from '../shared/access.js';
import { locationsOf, visibleOrder } from '../shared/orders.js';
import { start } from '../shared/outcomes.js';
import { dateFacts } from '../shared/port/date-facts.js';
import doneCard from './cards/done.json' with { type: 'json' };
import noneCard from './cards/none.json' with { type: 'json' };
import type { Data } from './data.js';
import { needsLetter, signsHere } from './value-step.js';
import { loadPort } from './load.js';

const noInput = z.object({});

async function nextOf(data: Data, ctx: Ctx): Promise<string> {
  const found = data.done === 'changed' ? await loadPort(data, ctx) : undefined;
  if (found !== undefined && needsLetter(data) && !signsHere(data, found)) return ctx.t('done.newLetter');
  return ctx.t(`next.${data.done ?? 'changed'}`);
}

/** What was done, and how it goes on. */
export const doneStep: Step<Data> = defineStep<Data, typeof noInput>({
  card: doneCard,
  input: noInput,
  final: true,
  async view(data, ctx) {
    const { orderId = '', done = 'changed', report } = data;
    const order = await visibleOrder(orderId, ctx);
    const location = order && (await locationsOf([order], ctx)).get(order.locationId);
    const status = report === undefined ? '' : statusTexts('port', report.status, ctx.locale).label;
    const dated =
      order !== undefined && location !== undefined && done !== 'cancelled' && done !== 'reported';
    return {
      eyebrow: eyebrow(ctx, order?.customerId),
      heading: ctx.t(`headings.${done}`, { order: orderId, status }),
      next: await nextOf(data, ctx),
      dates: dated ? dateFacts(order, location, ctx) : [],
    };
  },
  actions: {
    status: (_input, { orderId }) => start('order-status', { orderId }),
    can: (_input, { orderId }) => start('change-port', { orderId }),
  },
});

export const noneStep: Step<Data> = defineStep<Data, typeof noInput>({
  card: noneCard,
  input: noInput,
  final: true,
  view: () => ({}),
  actions: { all: () => start('order-status') },
});

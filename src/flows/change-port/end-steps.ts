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

/** What was changed stands in a letter of agency that has to be handed in as a file (variant B). */
async function wantsLetter(data: Data, ctx: Ctx): Promise<boolean> {
  const found = data.done === 'changed' ? await loadPort(data, ctx) : undefined;
  return found !== undefined && needsLetter(data) && !signsHere(data, found);
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
    const letter = await wantsLetter(data, ctx);
    const dated =
      order !== undefined && location !== undefined && done !== 'cancelled' && done !== 'reported';
    return {
      eyebrow: eyebrow(ctx, order?.customerId),
      heading: ctx.t(`headings.${done}`, { order: orderId, status }),
      next: letter ? ctx.t('done.newLetter') : ctx.t(`next.${done}`),
      documents: letter ? [{ name: ctx.t('done.documents') }] : [],
      dates: dated ? dateFacts(order, location, ctx) : [],
    };
  },
  actions: {
    status: (_input, { orderId }) => start('order-status', { orderId }),
    can: (_input, { orderId }) => start('change-port', { orderId }),
    documents: (_input, { orderId }) => start('port-numbers', { orderId }),
  },
});

export const noneStep: Step<Data> = defineStep<Data, typeof noInput>({
  card: noneCard,
  input: noInput,
  final: true,
  view: () => ({}),
  actions: { all: () => start('order-status') },
});

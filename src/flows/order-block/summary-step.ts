import { whyNewNumbers } from '../../reference/policies-new-numbers.js';
import { defineStep, type Ctx, type Outcome, type Step } from '../engine/flow.js';
import { eyebrow } from '../shared/access.js';
import { change, changeChoices, changeInput } from '../shared/change.js';
import { holdText } from '../shared/hold-text.js';
import { answer } from '../shared/outcomes.js';
import { termsRule } from '../shared/placed-view.js';
import { submitOrder } from '../shared/submit-order.js';
import { afterTaken, blockText } from './blocks.js';
import card from './cards/summary.json' with { type: 'json' };
import { isFound, type Data } from './data.js';
import { changeable, hear } from './hear.js';

async function order(data: Data, ctx: Ctx): Promise<Outcome<Data>> {
  const { draft, location, chosen, customerId = '' } = data;
  if (location === undefined || chosen === undefined || !isFound(data)) return answer<Data>({});
  const { first, size } = chosen;
  const about = { key: draft, locationId: location.id, orderedBy: ctx.person };
  const submitted = await submitOrder({ ...about, type: 'block', first, size }, customerId, ctx);
  return submitted.taken === undefined ? submitted.outcome : afterTaken(chosen, data, ctx);
}

export const summaryStep: Step<Data> = defineStep<Data, typeof changeInput>({
  card,
  input: changeInput,
  ready: (data) => isFound(data) && data.chosen !== undefined,
  view: ({ customerId, location, chosen, heldUntil }, ctx) => ({
    eyebrow: eyebrow(ctx, customerId),
    location: location?.name ?? '',
    city: chosen?.city ?? '',
    size: chosen?.size ?? 0,
    block: chosen === undefined ? '' : blockText(chosen),
    whole: whyNewNumbers('block_whole', ctx.locale),
    emergency: whyNewNumbers('esa_default', ctx.locale),
    terms: termsRule(customerId, ctx),
    hold: holdText(heldUntil, location, ctx),
    fields: changeChoices(changeable, ctx),
    field: '',
  }),
  deeds: {
    order: {
      deed: 'place_order',
      customer: ({ customerId }) => customerId,
      quantity: ({ chosen }) => chosen?.size ?? 0,
    },
  },
  actions: {
    order: (_input, data, ctx) => order(data, ctx),
    change: ({ field }) => change(field, changeable),
  },
  text: hear,
});

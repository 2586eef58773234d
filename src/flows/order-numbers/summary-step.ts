import { defineStep, type Ctx, type Outcome, type Step } from '../engine/flow.js';
import { eyebrow } from '../shared/access.js';
import { change, changeChoices, changeInput } from '../shared/change.js';
import { whyNewNumbers } from '../../reference/policies-new-numbers.js';
import { holdText } from '../shared/hold-text.js';
import { answer } from '../shared/outcomes.js';
import { compactNumbers } from '../shared/phone-format.js';
import { termsRule } from '../shared/placed-view.js';
import { submitOrder } from '../shared/submit-order.js';
import { whereText } from '../shared/where.js';
import card from './cards/summary.json' with { type: 'json' };
import { isFound, type Data } from './data.js';
import { changeable, hear } from './hear.js';
import { swapText } from './numbers-view.js';
import { hearPicks } from './picks.js';
import { secure } from './secure.js';

async function order(data: Data, ctx: Ctx): Promise<Outcome<Data>> {
  const { draft, location, picked = [], customerId = '' } = data;
  if (location === undefined || !isFound(data)) return answer<Data>({});
  const about = { key: draft, locationId: location.id, orderedBy: ctx.person };
  const submitted = await submitOrder({ ...about, type: 'new', numbers: picked }, customerId, ctx);
  return submitted.taken === undefined ? submitted.outcome : afterTaken(submitted.taken, data, ctx);
}

async function afterTaken(taken: readonly string[], data: Data, ctx: Ctx): Promise<Outcome<Data>> {
  const held = await secure(data.picked ?? [], data, ctx, taken);
  const none = held.picked.length === 0;
  return answer<Data>(none ? { ...held, foundFor: undefined, agreed: undefined } : held);
}

export const summaryStep: Step<Data> = defineStep<Data, typeof changeInput>({
  card,
  input: changeInput,
  ready: (data) => isFound(data) && data.agreed === true && (data.picked ?? []).length > 0,
  view: (data, ctx) => ({
    eyebrow: eyebrow(ctx, data.customerId),
    location: data.location?.name ?? '',
    where: whereText(data.where ?? {}, ctx),
    count: data.picked?.length ?? 0,
    numbers: compactNumbers(data.picked ?? []),
    swap: swapText(data, ctx),
    hold: holdText(data.heldUntil, data.location, ctx),
    emergency: whyNewNumbers('esa_default', ctx.locale),
    terms: termsRule(data.customerId, ctx),
    fields: changeChoices(changeable, ctx),
    field: '',
  }),
  deeds: {
    order: {
      deed: 'place_order',
      customer: ({ customerId }) => customerId,
      quantity: ({ picked = [] }) => picked.length,
    },
  },
  actions: {
    order: (_input, data, ctx) => order(data, ctx),
    change: ({ field }) => change(field, changeable),
  },
  async text(said, data, ctx) {
    const isFigure = /^\s*\d+\s*$/.test(said.text);
    const picks = isFigure ? undefined : await hearPicks(said, data, ctx);
    return picks ?? hear(said, data, ctx);
  },
});

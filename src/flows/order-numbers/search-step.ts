import { z } from 'zod';
import { stateName } from '../../reference/states.js';
import { defineStep, type Step } from '../engine/flow.js';
import { customerOf, eyebrow } from '../shared/access.js';
import { leftInTrial, mostInOrder } from '../shared/allowance.js';
import { answer, retry } from '../shared/outcomes.js';
import { areaChoices, areaInput, areaOf, prefixInput, whereFromArea } from '../shared/where.js';
import card from './cards/search.json' with { type: 'json' };
import type { Data } from './data.js';
import { hear } from './hear.js';

const input = z.object({
  area: areaInput,
  prefix: prefixInput,
  quantity: z.coerce.number().int().min(1).max(100_000).catch(0),
});

export const searchStep: Step<Data> = defineStep<Data, typeof input>({
  card,
  input,
  ready: ({ location }) => location !== undefined,
  async view({ customerId, location, where = {}, quantity }, ctx) {
    const inventory = await ctx.pstn.inventory(location?.id ?? '', where.state ?? '');
    const customer = customerOf(ctx, customerId);
    const left = leftInTrial(customer);
    const isKnown = Number.isFinite(left) && customer?.trialNumbersUsed !== undefined;
    return {
      eyebrow: eyebrow(ctx, customerId),
      location: location?.name ?? '',
      state: stateName(where.state ?? '', ctx.locale),
      areas: areaChoices(inventory, areaOf(where), ctx),
      area: areaOf(where),
      prefix: where.prefix ?? '',
      quantity: quantity ?? null,
      most: mostInOrder(customer),
      trial: isKnown ? ctx.t('search.trialLeft', { left }) : '',
    };
  },
  actions: {
    search({ area, prefix, quantity }, { where }) {
      if (area === '') return retry('search.areaMissing');
      if (quantity < 1) return retry('search.quantityMissing');
      const wanted = { ...where, ...whereFromArea(area), prefix: prefix.trim() || undefined };
      return answer<Data>({ where: wanted, quantity, foundFor: undefined });
    },
    state: ({ quantity }) => ({
      type: 'change',
      step: 'state',
      data: quantity < 1 ? {} : { quantity },
    }),
  },
  text: hear,
});

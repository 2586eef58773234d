import { z } from 'zod';
import { whyNewNumbers } from '../../reference/policies-new-numbers.js';
import { stateName } from '../../reference/states.js';
import { defineStep, type Step } from '../engine/flow.js';
import { eyebrow } from '../shared/access.js';
import { answer, retry } from '../shared/outcomes.js';
import { areaChoices, areaInput, areaOf, prefixInput, whereFromArea } from '../shared/where.js';
import { blockSizes } from './blocks.js';
import card from './cards/search.json' with { type: 'json' };
import type { Data } from './data.js';
import { hear } from './hear.js';

const input = z.object({
  area: areaInput,
  prefix: prefixInput,
  size: z.string().default(''),
});

export const searchStep: Step<Data> = defineStep<Data, typeof input>({
  card,
  input,
  ready: ({ location }) => location !== undefined,
  async view({ customerId, location, where = {}, size }, ctx) {
    const inventory = await ctx.pstn.inventory(location?.id ?? '', where.state ?? '');
    return {
      eyebrow: eyebrow(ctx, customerId),
      location: location?.name ?? '',
      state: stateName(where.state ?? '', ctx.locale),
      rule: whyNewNumbers('block_whole', ctx.locale),
      areas: areaChoices(inventory, areaOf(where), ctx),
      area: areaOf(where),
      prefix: where.prefix ?? '',
      sizes: blockSizes.map((one) => ({ id: String(one), name: ctx.t('search.size', { size: one }) })),
      size: size === undefined ? '' : String(size),
    };
  },
  actions: {
    search({ area, prefix, size }, { where }) {
      if (area === '') return retry('search.areaMissing');
      if (!blockSizes.map(String).includes(size)) return retry('search.sizeMissing');
      const wanted = { ...where, ...whereFromArea(area), prefix: prefix.trim() || undefined };
      return answer<Data>({ where: wanted, size: Number(size), foundFor: undefined, lost: undefined });
    },
    state: ({ size }) => ({
      type: 'change',
      step: 'state',
      data: blockSizes.map(String).includes(size) ? { size: Number(size) } : {},
    }),
  },
  text: hear,
});

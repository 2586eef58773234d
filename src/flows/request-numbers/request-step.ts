import { z } from 'zod';
import { byHand } from '../../reference/abilities.js';
import { whyNewNumbers } from '../../reference/policies-new-numbers.js';
import { defineStep, type Step } from '../engine/flow.js';
import { customerOf, eyebrow } from '../shared/access.js';
import { mostInOrder } from '../shared/allowance.js';
import { answer, retry } from '../shared/outcomes.js';
import card from './cards/request.json' with { type: 'json' };
import { isPicked, type Data } from './data.js';
import { hear } from './hear.js';

const types = ['local', 'national'] as const;
const maxDetails = 1_000;

const input = z.object({
  quantity: z.coerce.number().int().min(1).max(100_000).catch(0),
  numberType: z.string().default(''),
  details: z.string().max(maxDetails).default(''),
});

export const requestStep: Step<Data> = defineStep<Data, typeof input>({
  card,
  input,
  ready: ({ location }) => location !== undefined,
  view({ customerId, location, quantity, numberType, details }, ctx) {
    const customer = customerOf(ctx, customerId);
    return {
      eyebrow: eyebrow(ctx, customerId),
      location: location?.name ?? '',
      why: isPicked(location)
        ? byHand('search_numbers', ctx.locale).hand
        : whyNewNumbers('by_request', ctx.locale),
      quantity: quantity ?? null,
      most: mostInOrder(customer),
      types: isPicked(location) ? [] : types.map((type) => ({ id: type, name: ctx.t(`types.${type}`) })),
      numberType: numberType ?? '',
      details: details ?? '',
      detailsLabel: ctx.t(isPicked(location) ? 'request.areaLabel' : 'request.detailsLabel'),
      detailsHint: ctx.t(isPicked(location) ? 'request.areaHint' : 'request.detailsHint'),
    };
  },
  actions: {
    review({ quantity, numberType, details }, { location }) {
      const type = isPicked(location) ? 'local' : types.find((one) => one === numberType);
      if (quantity < 1) return retry('request.quantityMissing');
      if (type === undefined) return retry('request.typeMissing');
      if (isPicked(location) && details.trim() === '') return retry('request.areaMissing');
      return answer<Data>({ quantity, numberType: type, details: details.trim() || undefined });
    },
  },
  text: hear,
});

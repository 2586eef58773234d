import { z } from 'zod';
import type { Access, Location } from '../../pstn/provider.js';
import { areaCode } from '../../reference/area-codes.js';
import { defineStep, type Ctx, type Step } from '../engine/flow.js';
import { eyebrow, mine } from './access.js';
import customerCard from './cards/customer.json' with { type: 'json' };
import locationCard from './cards/location.json' with { type: 'json' };
import { choiceStyle, fitting, type Choice } from './choices.js';
import { answer, retry } from './outcomes.js';
import { isOnPlan, type PlaceData } from './place.js';
import type { Where } from './where.js';

const customerInput = z.object({ customer: z.string().default('') });

/** Asks for one of the customers in `among`. */
export const customerStep = (among: (ctx: Ctx) => readonly Access[] = mine): Step<PlaceData> =>
  defineStep<PlaceData, typeof customerInput>({
    card: customerCard,
    input: customerInput,
    view({ customerId = '' }, ctx) {
      const all = among(ctx).map(({ customer }) => ({ id: customer.id, name: customer.name }));
      const customers = fitting(all, customerId);
      return { note: '', customers, customer: customerId, style: choiceStyle(customers) };
    },
    actions: {
      choose({ customer }, data, ctx) {
        const chosen = among(ctx).find((access) => access.customer.id === customer);
        if (chosen === undefined) return retry('customer.none');
        if (customer === data.customerId) return answer<PlaceData>({ customerId: customer });
        return answer<PlaceData>({ customerId: customer, location: undefined });
      },
    },
  });

/** Enough to explain; the rest is explained when somebody names one. */
const maxNotOffered = 10;

const choiceOf = ({ id, name, city }: Location): Choice => ({
  id,
  name: name === city ? name : `${name} (${city})`,
});

/** The only location in the state that the numbers are to come from; empty when there is no such one. */
function likely(locations: readonly Location[], where: Where = {}): string {
  const state = where.state ?? areaCode(where.areaCode ?? '')?.state;
  const near = locations.filter((location) => state !== undefined && location.state === state);
  return near.length === 1 ? (near[0]?.id ?? '') : '';
}

const locationInput = z.object({ location: z.string().default('') });

export const locationStep: Step<PlaceData> = defineStep<PlaceData, typeof locationInput>({
  card: locationCard,
  input: locationInput,
  ready: ({ customerId }) => customerId !== undefined,
  async view({ customerId = '', location, where }, ctx) {
    const all = await ctx.pstn.locations(customerId);
    const onPlan = all.filter(isOnPlan);
    const offered = onPlan.map(choiceOf);
    const chosen = location?.id ?? likely(onPlan, where);
    const locations = fitting(offered, chosen);
    return {
      eyebrow: eyebrow(ctx, customerId),
      note: '',
      locations,
      location: chosen,
      style: choiceStyle(locations),
      more: offered.length > locations.length ? ctx.t('location.more', { count: offered.length }) : '',
      notOffered: all
        .filter((other) => !isOnPlan(other))
        .slice(0, maxNotOffered)
        .map(({ name, pstn }) => ({
          line: ctx.t('location.notOffered', {
            location: name,
            connection: ctx.t(`connection.${pstn}`, { location: name }),
          }),
        })),
    };
  },
  actions: {
    async choose({ location }, data, ctx) {
      const all = await ctx.pstn.locations(data.customerId ?? '');
      const chosen = all.find(({ id }) => id === location);
      if (chosen === undefined || !isOnPlan(chosen)) return retry('location.none');
      return answer<PlaceData>({ location: chosen });
    },
  },
});

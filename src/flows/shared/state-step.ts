import { z } from 'zod';
import type { Location } from '../../pstn/provider.js';
import { stateName } from '../../reference/states.js';
import { defineStep, type Ctx, type Step } from '../engine/flow.js';
import { eyebrow } from './access.js';
import card from './cards/state.json' with { type: 'json' };
import { answer, retry } from './outcomes.js';
import type { PlaceData } from './place.js';

const input = z.object({ state: z.string().default('') });

const statesFor = async (location: Location | undefined, ctx: Ctx): Promise<readonly string[]> =>
  location === undefined ? [] : ctx.pstn.states(location.id);

/** Another state than the location's own; asked only when somebody wants one. */
export const stateStep: Step<PlaceData> = defineStep<PlaceData, typeof input>({
  card,
  input,
  ready: ({ location }) => location !== undefined,
  async view({ customerId, location, where }, ctx) {
    const codes = await statesFor(location, ctx);
    return {
      eyebrow: eyebrow(ctx, customerId),
      location: location?.name ?? '',
      states: codes.map((code) => ({ id: code, name: stateName(code, ctx.locale) })),
      state: where?.state ?? '',
    };
  },
  actions: {
    async choose({ state }, { location, where }, ctx) {
      const codes = await statesFor(location, ctx);
      if (!codes.includes(state)) return retry('state.none');
      if (state === where?.state) return answer<PlaceData>({ where });
      return answer<PlaceData>({ where: { locationId: location?.id, state } });
    },
  },
});

import { defineFlow, type Opening, type Ctx } from '../engine/flow.js';
import { fill } from '../shared/outcomes.js';
import { comesBy, examplePlace, hasPlace } from '../shared/access.js';
import { customerStep, locationStep } from '../shared/place-steps.js';
import { placeOutOfReach } from '../shared/place-out-of-reach.js';
import { seededPlace } from '../shared/place.js';
import { placedStep } from '../shared/placed-step.js';
import { readSeed } from '../shared/seed.js';
import { stateStep } from '../shared/state-step.js';
import { stopStep } from '../shared/stop.js';
import { withSharedTexts } from '../shared/texts.js';
import { dataSchema, type Data } from './data.js';
import { fieldsIn, hear, hearPlaceAnswer } from './hear.js';
import en from './locales/en.json' with { type: 'json' };
import nb from './locales/nb.json' with { type: 'json' };
import { next } from './next.js';
import { numbersStep } from './numbers-step.js';
import { secure } from './secure.js';
import { searchStep } from './search-step.js';
import { summaryStep } from './summary-step.js';

async function begin({ seed, said }: Opening, ctx: Ctx): Promise<Data> {
  const { where, quantity, ...place } = readSeed(seed);
  const data: Data = { draft: ctx.key, ...(await seededPlace(place, ctx)), where, quantity };
  return said === undefined ? data : fill(data, await fieldsIn(said, data, ctx));
}

/** New numbers from the inventory, picked one by one: fact sheet section 3. */
export default defineFlow<Data>({
  id: 'order-numbers',
  version: 1,
  data: dataSchema,
  texts: withSharedTexts({ en, nb }),
  deed: 'place_order',
  intents: ['order_numbers'],
  rank: 10,
  offers: (visitor) => hasPlace(visitor, 'place_order', comesBy('A')),
  exampleParams: (visitor) => examplePlace(visitor, 'place_order', comesBy('A')),
  begin,
  next,
  barred: (data, ctx) =>
    data.placed === undefined ? placeOutOfReach(data, 'order-numbers', ctx) : undefined,
  async abandon({ draft, heldUntil }, ctx) {
    if (heldUntil !== undefined) await ctx.pstn.hold(draft, []);
  },
  async retake(data, ctx) {
    if (data.heldUntil === undefined) return {};
    const held = await secure(data.picked ?? [], data, ctx);
    return { ...held, ...(held.swap === undefined ? {} : { agreed: undefined }) };
  },
  async renew({ draft, picked = [], heldUntil }, ctx) {
    return heldUntil === undefined ? undefined : (await ctx.pstn.hold(draft, picked)).until;
  },
  steps: {
    customer: { ...customerStep(), text: hearPlaceAnswer },
    location: { ...locationStep, text: hearPlaceAnswer },
    search: searchStep,
    state: { ...stateStep, text: hear },
    numbers: numbersStep,
    summary: summaryStep,
    placed: placedStep('order-numbers'),
    stop: stopStep,
  },
});

import { defineFlow, type Ctx, type Opening, type Visitor } from '../engine/flow.js';
import type { Location } from '../../pstn/provider.js';
import { allowed } from '../engine/rights.js';
import { hasPlace } from '../shared/access.js';
import { fill } from '../shared/outcomes.js';
import { customerStep, locationStep } from '../shared/place-steps.js';
import { placeOutOfReach } from '../shared/place-out-of-reach.js';
import { seededPlace } from '../shared/place.js';
import { placedStep } from '../shared/placed-step.js';
import { readSeed } from '../shared/seed.js';
import { stateStep } from '../shared/state-step.js';
import { stopStep } from '../shared/stop.js';
import { withSharedTexts } from '../shared/texts.js';
import { holdAgain, numbersOf } from './blocks.js';
import { blocksStep } from './blocks-step.js';
import { dataSchema, type Data } from './data.js';
import { fieldsIn, hear, hearPlaceAnswer } from './hear.js';
import en from './locales/en.json' with { type: 'json' };
import nb from './locales/nb.json' with { type: 'json' };
import { next } from './next.js';
import { searchStep } from './search-step.js';
import { summaryStep } from './summary-step.js';

async function begin({ seed, said }: Opening, ctx: Ctx): Promise<Data> {
  const { where, size, ...place } = readSeed(seed);
  const data: Data = fill<Data>({ draft: ctx.key, where, size }, await seededPlace(place, ctx));
  return said === undefined ? data : fill(data, await fieldsIn(said, data, ctx));
}

/** Only somebody who pays can have blocks; said in words, the flow still begins and explains. */
async function offers(visitor: Visitor): Promise<boolean> {
  const paying = allowed(visitor, 'place_order').filter(({ customer }) => customer.subscription === 'paid');
  const fits = ({ variant }: Location) => variant === 'A' && visitor.pstn.abilities.has('search_blocks');
  return hasPlace({ ...visitor, access: paying }, 'place_order', fits);
}

/** Consecutive numbers that belong together: fact sheet section 4. */
export default defineFlow<Data>({
  id: 'order-block',
  version: 1,
  data: dataSchema,
  texts: withSharedTexts({ en, nb }),
  deed: 'place_order',
  intents: ['order_block'],
  rank: 40,
  offers,
  begin,
  next,
  barred: (data, ctx) => (data.placed === undefined ? placeOutOfReach(data, 'order-block', ctx) : undefined),
  async abandon({ draft, heldUntil }, ctx) {
    if (heldUntil !== undefined) await ctx.pstn.hold(draft, []);
  },
  retake: (data, ctx) => (data.chosen === undefined ? {} : holdAgain(data.chosen, data, ctx)),
  async renew({ draft, chosen }, ctx) {
    return chosen === undefined ? undefined : (await ctx.pstn.hold(draft, numbersOf(chosen))).until;
  },
  steps: {
    customer: { ...customerStep(), text: hearPlaceAnswer },
    location: { ...locationStep, text: hearPlaceAnswer },
    search: searchStep,
    state: { ...stateStep, text: hear },
    blocks: blocksStep,
    summary: summaryStep,
    placed: placedStep('order-block'),
    stop: stopStep,
  },
});

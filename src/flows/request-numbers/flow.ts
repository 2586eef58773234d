import { defineFlow, type Ctx, type Next, type Opening } from '../engine/flow.js';
import { whyNewNumbers } from '../../reference/policies-new-numbers.js';
import { comesBy, examplePlace, hasPlace, orderingWay } from '../shared/access.js';
import { leftInTrial, mostInOrder, tooMany, trialUsedUp } from '../shared/allowance.js';
import { handedOver } from '../shared/handed-over.js';
import { fill } from '../shared/outcomes.js';
import { customerStep, locationStep } from '../shared/place-steps.js';
import { placeOutOfReach } from '../shared/place-out-of-reach.js';
import { seededPlace, settlePlace } from '../shared/place.js';
import { placedStep } from '../shared/placed-step.js';
import { readSeed } from '../shared/seed.js';
import { lacking, stopped, stopStep } from '../shared/stop.js';
import { withSharedTexts } from '../shared/texts.js';
import { dataSchema, isPicked, type Data } from './data.js';
import { fieldsIn, hear } from './hear.js';
import en from './locales/en.json' with { type: 'json' };
import nb from './locales/nb.json' with { type: 'json' };
import { requestStep } from './request-step.js';
import { summaryStep } from './summary-step.js';

async function begin({ seed, said }: Opening, ctx: Ctx): Promise<Data> {
  const { quantity, numberType, details, ...place } = readSeed(seed);
  const asked = { quantity, numberType, details };
  const data: Data = fill<Data>({ draft: ctx.key, ...asked }, await seededPlace(place, ctx));
  return said === undefined ? data : fill(data, await fieldsIn(said, data, ctx));
}

async function next(data: Data, ctx: Ctx): Promise<Next<Data>> {
  if (data.placed !== undefined) return handedOver([data.placed.id], ctx) ?? { step: 'placed', data };
  if (data.stop !== undefined) return { step: 'stop', data };
  const place = await settlePlace(data, ctx);
  if ('next' in place) return place.next;
  const { customer, location, data: settled } = place;
  const way = orderingWay(location, ctx);
  if (way === undefined) return stopped(settled, lacking('request_numbers', location));
  if (way === 'A') {
    const seed = { customerId: customer.id, locationId: location.id, quantity: data.quantity };
    return { start: 'order-numbers', seed };
  }
  if (leftInTrial(customer) === 0) return stopped(settled, trialUsedUp(customer));
  if (settled.tollFree) {
    const rule = whyNewNumbers('no_toll_free', ctx.locale);
    const problem = { key: 'request.tollFree', params: { rule } };
    return { step: 'request', data: { ...settled, tollFree: undefined }, problem };
  }
  const problem = tooMany(settled.quantity ?? 0, customer, ctx);
  if (problem !== undefined) {
    return { step: 'request', data: { ...settled, quantity: mostInOrder(customer) }, problem };
  }
  const typed = isPicked(location) ? { ...settled, numberType: 'local' as const } : settled;
  const isWhole =
    typed.quantity !== undefined &&
    typed.numberType !== undefined &&
    (!isPicked(location) || typed.details !== undefined);
  return { step: isWhole ? 'summary' : 'request', data: typed };
}

/** New numbers where nobody can search: asked for through customer support, fact sheet section 5. */
export default defineFlow<Data>({
  id: 'request-numbers',
  version: 1,
  data: dataSchema,
  texts: withSharedTexts({ en, nb }),
  deed: 'request_numbers',
  intents: ['request_numbers'],
  rank: 15,
  offers: (visitor) => hasPlace(visitor, 'request_numbers', comesBy('B')),
  exampleParams: (visitor) => examplePlace(visitor, 'request_numbers', comesBy('B')),
  begin,
  next,
  barred: (data, ctx) =>
    data.placed === undefined ? placeOutOfReach(data, 'request-numbers', ctx) : undefined,
  steps: {
    customer: { ...customerStep(), text: hear },
    location: { ...locationStep, text: hear },
    request: requestStep,
    summary: summaryStep,
    placed: placedStep('request-numbers'),
    stop: stopStep,
  },
});

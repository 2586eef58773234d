import { z } from 'zod';
import { defineFlow, type Ctx, type Next, type Opening } from '../engine/flow.js';
import { allowed } from '../engine/rights.js';
import { anywhere, examplePlace, hasPlace, ofVariant } from '../shared/access.js';
import { fill } from '../shared/outcomes.js';
import { seededPlace } from '../shared/place.js';
import { orderOutOfReach } from '../shared/port/out-of-reach.js';
import { placeOutOfReach } from '../shared/place-out-of-reach.js';
import { stopStep } from '../shared/stop.js';
import { withSharedTexts } from '../shared/texts.js';
import { accountStep } from './account-step.js';
import { addressStep, billingStep } from './address-steps.js';
import { billDateStep, billStep } from './bill-step.js';
import { billsStep } from './bills-step.js';
import { checksStep } from './checks-step.js';
import { compareStep } from './compare-step.js';
import { dataSchema, type Data } from './data.js';
import { dateStep } from './date-step.js';
import { documentsStep, kindIn } from './documents-step.js';
import { exactStep } from './exact-step.js';
import { fieldsIn, guarded, orderOfDocuments } from './hear.js';
import { reminded } from './late-loa.js';
import { loaStep } from './loa-step.js';
import en from './locales/en.json' with { type: 'json' };
import nb from './locales/nb.json' with { type: 'json' };
import { newBtnStep } from './new-btn-step.js';
import { next } from './next.js';
import { numbersStep } from './numbers-step.js';
import { placeSteps } from './place-steps.js';
import { planStep } from './plan-step.js';
import { placedStep } from './placed-step.js';
import { ptsStep } from './pts-step.js';
import { reviewStep } from './review-step.js';
import { signStep } from './sign-step.js';
import { waitingStep } from './waiting-step.js';

const text = z.string().optional().catch(undefined);
const seedSchema = z.object({
  customerId: text,
  locationId: text,
  location: z.object({ id: z.string() }).optional().catch(undefined),
  numbers: z.array(z.string()).optional().catch(undefined),
  text,
  orderId: text,
});

async function begin({ seed, said }: Opening, ctx: Ctx): Promise<Data> {
  const {
    customerId,
    location,
    locationId = location?.id,
    numbers = [],
    text: given,
    orderId,
  } = seedSchema.parse(seed);
  const draft = { draft: ctx.key };
  if (orderId !== undefined) return { ...draft, orderId };
  const named = said === undefined ? undefined : orderOfDocuments(said);
  if (said !== undefined && named !== undefined) {
    return { ...draft, orderId: named, kind: kindIn(said.text) };
  }
  const place = await seededPlace({ customerId, locationId }, ctx);
  const pasted = [...numbers, ...(given === undefined ? [] : [given])].join('\n');
  const data = fill<Data>(draft, { ...place, ...(pasted === '' ? {} : { pasted }) });
  return said === undefined ? data : fill(data, await fieldsIn(said, data, ctx));
}

/** The customer of the draft, or the order its documents are for, is out of this person's reach. */
const barred = (data: Data, ctx: Ctx): Next<Data> | undefined | Promise<Next<Data> | undefined> =>
  data.orderId === undefined
    ? placeOutOfReach(data, 'port-numbers', ctx)
    : orderOutOfReach(data, data.orderId, ctx);

/** Numbers moved in from another operator: fact sheet sections 6 and 7. */
export default defineFlow<Data>({
  id: 'port-numbers',
  version: 1,
  data: dataSchema,
  texts: withSharedTexts({ en, nb }),
  deed: 'port_numbers',
  intents: ['port_numbers'],
  rank: 20,
  offers: async (visitor) =>
    allowed(visitor, 'port_numbers').some(({ customer }) => customer.subscription !== 'trial') &&
    visitor.pstn.abilities.has('port_numbers') &&
    (await hasPlace(visitor, 'port_numbers', anywhere)),
  exampleParams: async (visitor) => {
    const place = await examplePlace(visitor, 'port_numbers', ofVariant('A'));
    return place['known'] === 'yes' && place['location'] !== ''
      ? place
      : examplePlace(visitor, 'port_numbers', ofVariant('B'));
  },
  begin,
  next,
  barred,
  reminded,
  draftName({ orderId, location, numbers = [], placed = [] }, ctx) {
    if (orderId !== undefined) return ctx.t('draftName.documents', { orderId });
    const late = placed.filter(({ loaOpen }) => loaOpen === true);
    if (late.length > 0) return ctx.t('draftName.letter', { ids: late.map(({ id }) => id).join(', ') });
    if (placed.length > 0) return placed.map(({ id }) => id).join(', ');
    return ctx.t('draftName.port', {
      location: location?.name ?? '',
      count: numbers.length,
      known: location === undefined ? 'no' : 'yes',
    });
  },
  steps: {
    ...placeSteps,
    numbers: numbersStep,
    plan: planStep,
    pts: ptsStep,
    bills: guarded(billsStep),
    account: guarded(accountStep),
    address: guarded(addressStep),
    billing: guarded(billingStep),
    newBtn: guarded(newBtnStep),
    date: guarded(dateStep),
    bill: guarded(billStep),
    billDate: guarded(billDateStep),
    compare: guarded(compareStep),
    sign: guarded(signStep),
    loa: guarded(loaStep),
    checks: guarded(checksStep),
    exact: guarded(exactStep),
    review: guarded(reviewStep),
    waiting: guarded(waitingStep),
    placed: placedStep,
    documents: documentsStep,
    stop: stopStep,
  },
});

import { z } from 'zod';
import { recordOf } from '../../esa/record.js';
import { esaFact } from '../../reference/esa-facts.js';
import { defineFlow, type Ctx, type Next, type Opening } from '../engine/flow.js';
import { allowed } from '../engine/rights.js';
import { customerOf } from '../shared/access.js';
import { addressStep } from '../shared/esa/address-step.js';
import { compareStep } from '../shared/esa/compare-step.js';
import { severalStep } from '../shared/esa/several-step.js';
import { withEsaTexts } from '../shared/esa/texts.js';
import { answer } from '../shared/outcomes.js';
import { customerStep } from '../shared/place-steps.js';
import { nothingToSee, stopped, stopStep } from '../shared/stop.js';
import { asksOptions } from './asks-options.js';
import { checklistStep, missingStep } from './checklist-step.js';
import { contactStep } from './contact-step.js';
import { dataSchema, type Data } from './data.js';
import en from './locales/en.json' with { type: 'json' };
import nb from './locales/nb.json' with { type: 'json' };
import { next } from './next.js';
import { isOpen, optionsStep, pickStep } from './options-step.js';
import { doneStep, summaryStep } from './summary-step.js';

const seedSchema = z.object({ customerId: z.string().optional().catch(undefined) });

/** A sentence asks for the options, or names the location that is to be put on the plan. */
function begin({ seed, said }: Opening, ctx: Ctx): Data {
  const data: Data = { draft: ctx.key, ...seedSchema.parse(seed) };
  if (said === undefined) return data;
  return asksOptions(said.text) ? { ...data, view: 'options' } : { ...data, query: said.text };
}

/** The customer of the draft is out of this person's reach. */
function barred(data: Data, ctx: Ctx): Next<Data> | undefined {
  const { location, stop, done } = data;
  if (stop !== undefined || done !== undefined || location === undefined || !ctx.pstn.connected)
    return undefined;
  if (customerOf(ctx, location.customerId) !== undefined) return undefined;
  if (ctx.access.length === 0 || ctx.hiddenHere === true) return stopped(data, nothingToSee(ctx));
  return stopped(data, {
    reason: 'placeOutOfReach',
    params: { location: location.name },
    offer: 'enable-pstn',
  });
}

const about = ({ location }: Pick<Data, 'location'>): string => location?.name ?? '';

/** Cisco PSTN for a location: fact sheet 1 and 2. */
export default defineFlow<Data>({
  id: 'enable-pstn',
  version: 1,
  data: dataSchema,
  texts: withEsaTexts({ en, nb }),
  deed: 'enable_pstn',
  intents: ['enable_pstn'],
  rank: 70,
  /** Listed where there is a location to put on the plan; the options can be asked for by anybody. */
  async offers(visitor) {
    if (!visitor.pstn.abilities.has('emergency_addresses') || allowed(visitor, 'enable_pstn').length === 0)
      return false;
    const locations = await visitor.locations().catch(() => []);
    return locations.some(
      (one) =>
        isOpen(one) && allowed(visitor, 'enable_pstn').some(({ customer }) => customer.id === one.customerId),
    );
  },
  begin,
  next,
  barred,
  draftName: ({ location }, ctx) =>
    location === undefined ? '' : ctx.t('drafts.name', { location: location.name }),
  steps: {
    customer: customerStep((ctx) => allowed(ctx, 'see_options')),
    pick: pickStep,
    options: optionsStep,
    checklist: checklistStep,
    missing: missingStep,
    contact: contactStep,
    address: addressStep({ about }),
    several: severalStep,
    compare: compareStep<Data>({
      about,
      async old({ location }, ctx) {
        const records = await ctx.esaRecords(location?.customerId ?? '');
        return recordOf(records, { target: 'location', id: location?.id ?? '' })?.address;
      },
      hangs: (_data, ctx) => Promise.resolve([esaFact('covers_all', ctx.locale)]),
      take: (agreed) => answer<Data>({ agreed }),
    }),
    summary: summaryStep,
    done: doneStep,
    stop: stopStep,
  },
});

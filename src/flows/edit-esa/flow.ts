import { z } from 'zod';
import { matchNames } from '../../language/match-names.js';
import {
  defineFlow,
  type Ctx,
  type Next,
  type Opening,
  type Outcome,
  type Saying,
  type Step,
} from '../engine/flow.js';
import { nothingToSee, stopped, stopStep } from '../shared/stop.js';
import { addressStep } from '../shared/esa/address-step.js';
import { compareStep } from '../shared/esa/compare-step.js';
import { severalStep } from '../shared/esa/several-step.js';
import { withEsaTexts } from '../shared/esa/texts.js';
import { allowed } from '../engine/rights.js';
import { customerOf, examplePlace, hasPlace, ofVariant } from '../shared/access.js';
import { answer } from '../shared/outcomes.js';
import { customerStep } from '../shared/place-steps.js';
import { dataSchema, type Data } from './data.js';
import { doneStep } from './done-step.js';
import { ofLocation } from './find.js';
import { freshStep, keptStep } from './fresh-step.js';
import { begunBy } from './hear.js';
import { hangLines, knownAddress, nameOf, placeOf, recordFor } from './known.js';
import en from './locales/en.json' with { type: 'json' };
import nb from './locales/nb.json' with { type: 'json' };
import { next } from './next.js';
import { matchesStep, pickStep } from './pick-step.js';
import { registerStep, reviewStep } from './register-step.js';
import { save } from './save.js';
import { restoreStep, targetStep } from './target-step.js';

const id = z.string().optional().catch(undefined);
const seedSchema = z.object({
  customerId: id,
  locationId: id,
  orderId: id,
  view: dataSchema.shape.view.catch(undefined),
  review: z.boolean().optional().catch(undefined),
  /** A press on the yearly notice. */
  press: z.enum(['register', 'stop']).optional().catch(undefined),
});

async function begin({ seed, said }: Opening, ctx: Ctx): Promise<Data> {
  const { customerId, locationId, orderId, view, review, press } = seedSchema.parse(seed);
  const data: Data = { draft: ctx.key, customerId };
  if (press !== undefined) {
    return { ...data, view: 'register', ...(press === 'stop' ? { reviewing: 'off' as const } : {}) };
  }
  if (review) return { ...data, view: 'review' };
  if (view !== undefined || orderId !== undefined) return { ...data, view, orderId };
  const known =
    locationId === undefined || customerId === undefined || customerOf(ctx, customerId) === undefined;
  const locations = known ? [] : await ctx.pstn.locations(customerId);
  const location = locations.find((one) => one.id === locationId);
  if (location !== undefined) return { ...data, ...ofLocation(location) };
  return said === undefined ? data : { ...data, ...begunBy(said.text) };
}

/** The customer of the draft is out of this person's reach. */
function barred(data: Data, ctx: Ctx): Next<Data> | undefined {
  const { location, stop, saved } = data;
  if (stop !== undefined || saved !== undefined || location === undefined || !ctx.pstn.connected)
    return undefined;
  if (customerOf(ctx, location.customerId) !== undefined) return undefined;
  if (ctx.access.length === 0 || ctx.hiddenHere === true) return stopped(data, nothingToSee(ctx));
  return stopped(data, { reason: 'placeOutOfReach', params: { location: location.name }, offer: 'edit-esa' });
}

/** For the register, which anybody may see of every customer they see. */
function customerNamed({ text }: Saying, _data: unknown, { access }: Ctx): Outcome<Data> | undefined {
  const named = matchNames(text, [...new Set(access.map(({ customer }) => customer.name))]);
  const found = access.filter(({ customer }) => named.includes(customer.name));
  return found.length === 1 ? answer<Data>({ customerId: found[0]?.customer.id }) : undefined;
}

/** Where somebody lives is not for a group space; where a location is, is. */
const isHome = ({ target }: Data): boolean => target !== undefined && target.kind !== 'location';
const atHome = (step: Step<Data>): Step<Data> => ({ ...step, private: isHome });

const about = (data: Data): string => nameOf(placeOf(data));

/** Emergency addresses of locations and numbers: fact sheet 12, webex-api.md 4 and 5. */
const setHere = (_: unknown, { pstn }: Pick<Ctx, 'pstn'>): boolean =>
  pstn.abilities.has('emergency_addresses');

export default defineFlow<Data>({
  id: 'edit-esa',
  version: 1,
  data: dataSchema,
  texts: withEsaTexts({ en, nb }),
  deed: 'save_address',
  intents: ['edit_esa'],
  rank: 60,
  offers: (visitor) => hasPlace(visitor, 'save_address', setHere),
  exampleParams: async (visitor) => {
    const place = await examplePlace(visitor, 'save_address', ofVariant('A'));
    return place['known'] === 'yes' ? place : examplePlace(visitor, 'save_address', ofVariant('B'));
  },
  begin,
  next,
  barred,
  draftName: ({ location, target }) =>
    location === undefined || target === undefined ? '' : nameOf({ location, target }),
  steps: {
    customer: { ...customerStep((ctx) => allowed(ctx, 'see_register')), text: customerNamed },
    pick: pickStep,
    matches: matchesStep,
    target: atHome(targetStep),
    address: atHome(
      addressStep({
        about: (data) => about(data as Data),
        known: async (data, ctx) => (await recordFor(placeOf(data as Data), ctx))?.address,
      }),
    ),
    several: atHome(severalStep),
    compare: atHome({
      ...compareStep<Data>({
        about,
        old: (data, ctx) => knownAddress(placeOf(data), ctx),
        hangs: (data, ctx) => hangLines(placeOf(data), ctx),
        take: save,
      }),
      deeds: { save: { deed: 'save_address', customer: ({ location }) => location?.customerId } },
    }),
    restore: atHome(restoreStep),
    done: atHome(doneStep),
    fresh: freshStep,
    kept: keptStep,
    register: registerStep,
    review: reviewStep,
    stop: stopStep,
  },
});

import { z } from 'zod';
import { esaFact } from '../../reference/esa-facts.js';
import { defineStep, type Ctx, type Outcome, type Saying, type Step } from '../engine/flow.js';
import { eyebrow } from '../shared/access.js';
import { isAddress, spread } from '../shared/esa/read-address.js';
import { answer, retry } from '../shared/outcomes.js';
import restoreCard from './cards/restore.json' with { type: 'json' };
import targetCard from './cards/target.json' with { type: 'json' };
import type { Data } from './data.js';
import { ofLocation } from './find.js';
import { hangLines, knownAddress, knownLines, nameOf, placeOf, recordFor } from './known.js';
import { addressLine } from '../../esa/address.js';
import { hearWho } from './pick-step.js';
import { save } from './save.js';

const noInput = z.object({});
const lines = (all: readonly string[]) => all.map((text) => ({ text }));

/** Where a person with an extension only stands: there is no address to set but that of the location. */
const isExtension = ({ target }: Data): boolean => target?.kind === 'extension';

function buttons(data: Data, hasOwn: boolean, ctx: Ctx) {
  if (isExtension(data)) return [{ a: 'location', name: ctx.t('target.location') }];
  const change = { a: 'change', name: ctx.t('target.change') };
  if (data.target?.kind === 'location') return [change];
  const restore = { a: 'restore', name: ctx.t(hasOwn ? 'target.restore' : 'target.restoreAnyway') };
  return [change, restore];
}

function hear(said: Saying, data: Data, ctx: Ctx): Outcome<Data> | undefined {
  const { location } = data;
  if (location !== undefined && !isExtension(data) && isAddress(said, location)) {
    return answer<Data>({ ...spread(said.text, location, ctx), deed: 'change' });
  }
  return hearWho(said);
}

/** What is known of the address and what hangs on it, before anything is changed. */
export const targetStep: Step<Data> = defineStep<Data, typeof noInput>({
  card: targetCard,
  input: noInput,
  ready: ({ target }) => target !== undefined,
  async view(data, ctx) {
    const place = placeOf(data);
    const isOwn = place.target.kind === 'number' && (await recordFor(place, ctx))?.address !== undefined;
    const known = isExtension(data) ? [esaFact('extension_only', ctx.locale)] : await knownLines(place, ctx);
    return {
      eyebrow: eyebrow(ctx, place.location.customerId),
      name: nameOf(place),
      known: lines(known),
      hangs: lines(await hangLines(place, ctx)),
      rule: esaFact(place.target.kind === 'location' ? 'covers_all' : 'one_user', ctx.locale),
      buttons: buttons(data, isOwn, ctx),
    };
  },
  actions: {
    change: () => answer<Data>({ deed: 'change' }),
    restore: () => answer<Data>({ deed: 'restore' }),
    location: (_input, data) => answer<Data>({ ...ofLocation(placeOf(data).location), deed: undefined }),
    register: () => answer<Data>({ view: 'register' }),
  },
  text: hear,
});

/** Back to the location's address: said plainly what that is, and done only by the press. */
export const restoreStep: Step<Data> = defineStep<Data, typeof noInput>({
  card: restoreCard,
  input: noInput,
  ready: ({ deed }) => deed === 'restore',
  async view(data, ctx) {
    const place = placeOf(data);
    const { location } = place;
    const base = await knownAddress(ofLocation(location), ctx);
    const own = (await recordFor(place, ctx))?.address;
    return {
      eyebrow: eyebrow(ctx, location.customerId),
      name: nameOf(place),
      from: own === undefined ? ctx.t('restore.fromUnknown') : addressLine(own),
      to: base === undefined ? ctx.t('restore.toUnknown', { location: location.name }) : addressLine(base),
    };
  },
  deeds: { restore: { deed: 'save_address', customer: ({ location }) => location?.customerId } },
  actions: {
    restore: (_input, data, ctx) =>
      data.deed === 'restore' ? save(undefined, data, ctx) : retry('restore.first'),
    change: () => answer<Data>({ deed: 'change' }),
  },
});

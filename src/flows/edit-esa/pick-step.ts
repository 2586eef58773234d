import { z } from 'zod';
import { defineStep, type Ctx, type Outcome, type Saying, type Step } from '../engine/flow.js';
import { mine } from '../shared/access.js';
import { choiceStyle, fitting } from '../shared/choices.js';
import { answer, retry } from '../shared/outcomes.js';
import { isOnPlan } from '../shared/place.js';
import { isElsewhere } from '../shared/said.js';
import matchesCard from './cards/matches.json' with { type: 'json' };
import pickCard from './cards/pick.json' with { type: 'json' };
import type { Data, Match } from './data.js';
import { myLocations, ofLocation } from './find.js';
import { begunBy } from './hear.js';
import { nameOf } from './known.js';

const input = z.object({ who: z.string().max(300).default(''), place: z.string().default('') });

/** Somebody else, or the register: at any step that asks or tells whom it is for. */
export function hearWho(said: Saying): Outcome<Data> | undefined {
  if (isElsewhere(said, ['edit_esa'])) return undefined;
  const { query, deed, view } = begunBy(said.text);
  return answer<Data>(view === undefined ? { query, deed, asked: true } : { view });
}

const chosen = ({ target, location }: Match): Outcome<Data> =>
  answer<Data>({ target, location, matches: undefined });

/** By typing a name, a number or a place, or from the list of locations. */
export const pickStep: Step<Data> = defineStep<Data, typeof input>({
  card: pickCard,
  input,
  async view(_data, ctx) {
    const many = mine(ctx).length > 1;
    const locations = (await myLocations(ctx)).filter(isOnPlan);
    const customer = (id: string): string =>
      mine(ctx).find((one) => one.customer.id === id)?.customer.name ?? '';
    const rows = fitting(
      locations.map(({ id, name, customerId }) => ({
        id,
        name: many ? `${name} · ${customer(customerId)}` : name,
      })),
      '',
    );
    return { rows, place: '', who: '', style: choiceStyle(rows) };
  },
  actions: {
    async choose({ who, place }, { target, deed }, ctx) {
      // What was to be done with one is not said of another.
      const wanted = target === undefined ? deed : undefined;
      if (who.trim() !== '') return answer<Data>({ query: who, asked: true, deed: wanted });
      const location = (await myLocations(ctx)).find(({ id }) => id === place);
      return location === undefined || !isOnPlan(location)
        ? retry('pick.none')
        : answer<Data>({ ...ofLocation(location), matches: undefined, deed: undefined });
    },
    register: () => answer<Data>({ view: 'register' }),
  },
  text: hearWho,
});

const whichInput = z.object({ which: z.string().default('') });

const labelOf = ({ target, location }: Match): string =>
  target.kind === 'location'
    ? `${location.name} · ${location.city}`
    : `${nameOf({ target, location })} · ${location.name}`;

export const matchesStep: Step<Data> = defineStep<Data, typeof whichInput>({
  card: matchesCard,
  input: whichInput,
  ready: ({ matches = [] }) => matches.length > 1,
  view({ matches = [] }) {
    const rows = fitting(
      matches.map((match, at) => ({ id: String(at), name: labelOf(match) })),
      '',
    );
    return { rows, which: '', style: choiceStyle(rows) };
  },
  actions: {
    choose({ which }, { matches = [] }: Data, _ctx: Ctx) {
      const match = which === '' ? undefined : matches[Number(which)];
      return match === undefined ? retry('matches.none') : chosen(match);
    },
  },
  text: hearWho,
});

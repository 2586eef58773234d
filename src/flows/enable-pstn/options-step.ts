import { z } from 'zod';
import type { Location } from '../../pstn/provider.js';
import { deskName } from '../../reference/desks.js';
import { whyNewNumbers } from '../../reference/policies-new-numbers.js';
import { setupText } from '../../reference/pstn-setup.js';
import { defineStep, type Ctx, type Outcome, type Saying, type Step } from '../engine/flow.js';
import { inWords } from '../engine/in-words.js';
import { may } from '../engine/rights.js';
import { customerOf, eyebrow } from '../shared/access.js';
import { choiceStyle, fitting } from '../shared/choices.js';
import { answer, retry, start } from '../shared/outcomes.js';
import { locationsNamed } from '../shared/place.js';
import { isElsewhere } from '../shared/said.js';
import { asksOptions } from './asks-options.js';
import optionsCard from './cards/options.json' with { type: 'json' };
import pickCard from './cards/pick.json' with { type: 'json' };
import type { Data } from './data.js';

const noInput = z.object({});
const input = z.object({ place: z.string().default('') });
const mostShown = 40;

/** Control Hub's banner, where a location is still on non-integrated CCP (fact sheet 9). */
export const bannerOf = (locations: readonly Location[], ctx: Ctx): string => {
  const names = locations.filter(({ pstn }) => pstn === 'NON_INTEGRATED_CCP').map(({ name }) => name);
  if (names.length === 0) return '';
  return `${inWords(names, ctx.locale)}: ${setupText('non_integrated', ctx.locale)}`;
};

/** A location that has no connection yet is the only one that can be put on the plan. */
export const isOpen = ({ pstn }: Location): boolean => pstn === 'NONE';

const hear = (said: Saying): Outcome<Data> | undefined =>
  isElsewhere(said, ['enable_pstn']) ? undefined : answer<Data>({ query: said.text, asked: true });

/** Beside the options nothing is asked: a location that is named, or the wish itself, leads on. */
async function hearOnOptions(said: Saying, { customerId = '' }: Data, ctx: Ctx) {
  if (isElsewhere(said, ['enable_pstn']) || asksOptions(said.text)) return undefined;
  const named = locationsNamed(said.text, undefined, await ctx.pstn.locations(customerId));
  if (said.intent !== 'enable_pstn' && named.length === 0) return undefined;
  return answer<Data>({ query: said.text, asked: true, view: undefined });
}

/** Which of the locations without a connection. */
export const pickStep: Step<Data> = defineStep<Data, typeof input>({
  card: pickCard,
  input,
  ready: ({ customerId }) => customerId !== undefined,
  async view({ customerId = '' }, ctx) {
    const all = await ctx.pstn.locations(customerId);
    const rows = fitting(
      all.filter(isOpen).map(({ id, name }) => ({ id, name })),
      '',
    );
    return {
      eyebrow: eyebrow(ctx, customerId),
      rows,
      place: rows[0]?.id ?? '',
      style: choiceStyle(rows),
      rule: whyNewNumbers('existing_location', ctx.locale),
      banner: bannerOf(all, ctx),
    };
  },
  actions: {
    async choose({ place }, { customerId = '' }, ctx) {
      const location = (await ctx.pstn.locations(customerId)).find(({ id }) => id === place);
      return location === undefined || !isOpen(location) ? retry('pick.none') : answer<Data>({ location });
    },
    options: () => answer<Data>({ view: 'options' }),
  },
  text: hear,
});

/** Which PSTN option each location has. */
export const optionsStep: Step<Data> = defineStep<Data, typeof noInput>({
  card: optionsCard,
  input: noInput,
  final: true,
  async view({ customerId = '' }, ctx) {
    const all = await ctx.pstn.locations(customerId);
    const mayAct = may(ctx, 'enable_pstn', customerId);
    return {
      customer: customerOf(ctx, customerId)?.name ?? '',
      rows: all
        .slice(0, mostShown)
        .map(({ name, pstn }) => ({ title: name, value: ctx.t(`options.${pstn}`) })),
      more: all.length > mostShown ? ctx.t('optionList.more', { count: all.length - mostShown }) : '',
      banner: bannerOf(all, ctx),
      enables: mayAct && all.some(isOpen) ? [{ name: ctx.t('optionList.enable') }] : [],
      desks:
        bannerOf(all, ctx) === ''
          ? []
          : [{ name: ctx.t('missing.ask', { desk: deskName('PTS', ctx.locale) }) }],
    };
  },
  actions: {
    enable: () => answer<Data>({ view: undefined }),
    async desk(_input, { customerId = '' }, ctx) {
      return start('route-support', {
        desk: 'PTS',
        text: bannerOf(await ctx.pstn.locations(customerId), ctx),
      });
    },
  },
  text: hearOnOptions,
});

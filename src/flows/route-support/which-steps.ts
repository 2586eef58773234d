import { z } from 'zod';
import { routingLabels, type RoutingLabel } from '../../language/routing/labels.js';
import { regionName, regions, type Region } from '../../reference/desks.js';
import { defineStep, type Ctx, type Step } from '../engine/flow.js';
import { answer, retry } from '../shared/outcomes.js';
import regionCard from './cards/region.json' with { type: 'json' };
import whichCard from './cards/which.json' with { type: 'json' };
import type { Data } from './data.js';
import { hearAbout } from './describe-steps.js';

/** Keys of texts have no colon. */
const keyOf = (label: RoutingLabel): string => label.replace('FLOW:', '');

const optionOf = (label: RoutingLabel, ctx: Ctx) => ({
  label,
  title: ctx.t(`options.${keyOf(label)}`),
  value: ctx.t(`decides.${keyOf(label)}`),
});

/** One question between two: what decides is told for both. */
export const whichStep: Step<Data> = defineStep<Data, z.ZodObject>({
  card: whichCard,
  input: z.object({}),
  ready: ({ options }) => options !== undefined,
  view: ({ options = [] }, ctx) => ({ options: options.map((label) => optionOf(label, ctx)) }),
  actions: {
    choose(_input, _data, _ctx, chosen) {
      const label = routingLabels.find((one) => one === chosen);
      return label === undefined ? retry('problems.which') : answer<Data>({ label });
    },
    neither: (_input, { tries = 0 }) =>
      answer<Data>({ text: undefined, options: undefined, tries: tries + 1 }),
  },
  text: (said, _data, ctx) => hearAbout(said, ctx),
});

const regionSaid = (text: string, { locale }: Ctx): Region | undefined =>
  regions.find((region) => regionName(region, locale).toLowerCase() === text.trim().toLowerCase());

export const regionStep: Step<Data> = defineStep<Data, z.ZodObject>({
  card: regionCard,
  input: z.object({}),
  view: (_data, { locale }) => ({ regions: regions.map((id) => ({ id, name: regionName(id, locale) })) }),
  actions: {
    choose(_input, _data, _ctx, chosen) {
      const region = regions.find((one) => one === chosen);
      if (region === undefined) return retry('problems.region');
      return { type: 'answer', data: { region }, effects: [{ type: 'set-region', region }] };
    },
  },
  text(said, _data, ctx) {
    const region = regionSaid(said.text, ctx);
    return region && { type: 'answer', data: { region }, effects: [{ type: 'set-region', region }] };
  },
});

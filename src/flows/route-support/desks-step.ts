import { z } from 'zod';
import { deskIds, deskName, deskReach, deskTakes } from '../../reference/desks.js';
import { defineStep, type Step } from '../engine/flow.js';
import { answer } from '../shared/outcomes.js';
import card from './cards/desks.json' with { type: 'json' };
import type { Data } from './data.js';
import { hearAbout } from './describe-steps.js';

const input = z.object({ desk: z.enum(deskIds).catch('PHD') });

/** Every desk with what it is for and how it is reached. */
export const desksStep: Step<Data> = defineStep<Data, typeof input>({
  card,
  input,
  final: true,
  view: ({ desk, tries = 0 }, { locale, t }) => ({
    heading: t(tries > 0 ? 'desks.afterTries' : 'desks.heading'),
    desks: deskIds.map((id) => ({
      name: deskName(id, locale),
      text: t('desks.about', { takes: deskTakes(id, locale), reach: deskReach(id, locale) }),
    })),
    choices: deskIds.map((id) => ({ id, name: deskName(id, locale) })),
    desk: desk ?? 'PHD',
  }),
  actions: {
    choose: ({ desk }) => answer<Data>({ desk, list: undefined, tries: undefined, routedId: undefined }),
  },
  async text(said, _data, ctx) {
    const outcome = await hearAbout(said, ctx);
    return outcome && answer<Data>({ ...outcome.data, tries: undefined });
  },
});

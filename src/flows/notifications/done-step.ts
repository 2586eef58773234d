import { z } from 'zod';
import { defineStep, type Step } from '../engine/flow.js';
import { answer } from '../shared/outcomes.js';
import card from './cards/done.json' with { type: 'json' };
import type { Data } from './data.js';
import { currentSettings, settingsText } from './settings.js';

/** Says what is in force from now on. */
export const doneStep: Step<Data> = defineStep<Data, z.ZodObject>({
  card,
  input: z.object({}),
  final: true,
  async view({ done = 'saved', target, settings }, ctx) {
    const kind = target?.kind ?? 'order';
    return {
      heading: ctx.t(`done.${done}`, { name: target?.name ?? '', kind }),
      inForce: settingsText(settings ?? (await currentSettings(ctx)), ctx),
    };
  },
  actions: {
    settings: () => answer<Data>({ done: undefined, target: undefined, settings: undefined }),
  },
});

import { z } from 'zod';
import { agrees } from '../../language/agrees.js';
import { defineStep, type Step } from '../engine/flow.js';
import { answer, retry } from '../shared/outcomes.js';
import card from './cards/plan.json' with { type: 'json' };
import type { Data } from './data.js';
import { hear } from './hear.js';
import { takeLists } from './list-file.js';
import { ordersToBe, planName } from './orders-to-be.js';
import { planView } from './plan-view.js';

const severalBills =
  /\b(?:several|different|two|three|flere|ulike|forskjellige|to|tre)\b.*\b(?:bill|faktura)/i;

export const planStep: Step<Data> = defineStep<Data, z.ZodObject>({
  card,
  input: z.object({}),
  ready: ({ verdicts, done }) => verdicts !== undefined && done !== true,
  view: planView,
  actions: {
    go: (_input, data) =>
      ordersToBe(data).length === 0 ? retry('plan.noneGood') : answer<Data>({ agreedTo: planName(data) }),
    numbers: () => ({ type: 'change', step: 'numbers' }),
    bills: () => ({ type: 'change', step: 'bills' }),
  },
  async text(said, data, ctx) {
    if (/\bPTS\b/i.test(said.text)) return { type: 'change', step: 'pts' };
    if (severalBills.test(said.text)) return { type: 'change', step: 'bills' };
    if (agrees(said.text) && ordersToBe(data).length > 0) return answer<Data>({ agreedTo: planName(data) });
    return hear(said, data, ctx);
  },
  files: (files, said, data, ctx) => takeLists(files, said.text, data, ctx),
});

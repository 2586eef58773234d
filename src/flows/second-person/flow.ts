import { z } from 'zod';
import { defineFlow, type Ctx, type Next, type Opening } from '../engine/flow.js';
import { allowed } from '../engine/rights.js';
import { notAllowed, nothingToSee, stopped, stopStep } from '../shared/stop.js';
import { withSharedTexts } from '../shared/texts.js';
import { dataSchema, type Data } from './data.js';
import { decided, decidedStep, waitingStep } from './decide-steps.js';
import en from './locales/en.json' with { type: 'json' };
import nb from './locales/nb.json' with { type: 'json' };
import { among, customerStep, rulesStep, savedStep } from './rules-steps.js';

const seedSchema = z.object({
  waiting: dataSchema.shape.waiting.catch(undefined),
  customerId: z.string().optional().catch(undefined),
  approvalId: z.string().optional().catch(undefined),
  press: dataSchema.shape.press.catch(undefined),
});

function begin({ seed }: Opening): Data {
  const { waiting, approvalId, press, customerId } = seedSchema.parse(seed);
  if (waiting !== undefined) return { waiting, customerId };
  return approvalId === undefined ? {} : { approvalId, press };
}

async function next(data: Data, ctx: Ctx): Promise<Next<Data>> {
  if (data.waiting !== undefined) return { step: 'waiting', data };
  if (data.outcome !== undefined) return { step: 'decided', data };
  if (data.approvalId !== undefined) return decided(data, ctx);
  if (data.saved !== undefined) return { step: 'saved', data };
  if (data.customerId !== undefined) return { step: 'rules', data };
  const [only, ...more] = await among(ctx);
  if (only === undefined) {
    return stopped(data, ctx.access.length === 0 ? nothingToSee(ctx) : notAllowed(ctx, undefined));
  }
  if (more.length > 0) return { step: 'customer', data };
  return { step: 'rules', data: { ...data, customerId: only.id, customer: only.name } };
}

/** What takes a second person, and what waits for one. */
export default defineFlow<Data>({
  id: 'second-person',
  version: 1,
  data: dataSchema,
  texts: withSharedTexts({ en, nb }),
  deed: 'set_approvals',
  intents: [],
  question: true,
  showsApprovals: true,
  rank: 90,
  offers: (visitor) => visitor.isOperator === true || allowed(visitor, 'set_approvals').length > 0,
  begin,
  next,
  steps: {
    waiting: waitingStep,
    decided: decidedStep,
    customer: customerStep,
    rules: rulesStep,
    saved: savedStep,
    stop: stopStep,
  },
});

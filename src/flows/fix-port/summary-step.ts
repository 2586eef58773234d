import { z } from 'zod';
import { defineStep, type Ctx, type Outcome, type Saying, type Step } from '../engine/flow.js';
import { answer, retry } from '../shared/outcomes.js';
import { isElsewhere } from '../shared/said.js';
import signCard from './cards/sign.json' with { type: 'json' };
import summaryCard from './cards/summary.json' with { type: 'json' };
import { billingFrom } from '../shared/port/letter.js';
import { signatureFrom } from '../shared/port/signature.js';
import type { Data } from './data.js';
import { customerOfPort, theRejected } from './load.js';
import { resubmit } from './send.js';
import { summaryView } from './summary-view.js';
import { openTask, stepOf, tasksOf } from './tasks.js';

const text = z.string().default('');
const summaryInput = z.object({ field: text });
const signInput = z.object({ firstName: text, lastName: text, jobTitle: text, billing: text, field: text });

const isReady = (data: Data): boolean => data.reasons !== undefined && openTask(data) === undefined;

/** One reason once more; everything else stays. */
function change(field: string, data: Data): Outcome<Data> {
  const task = tasksOf(data).find(({ at }) => String(at) === field);
  return task === undefined || stepOf(task, data) === undefined
    ? retry('common.changeNone')
    : answer<Data>({ redo: task.at });
}

function hear(said: Saying): Outcome<Data> | undefined {
  if (isElsewhere(said, ['fix_order'])) return undefined;
  return said.intent === 'fix_order' ? { type: 'retry' } : undefined;
}

export const summaryStep: Step<Data> = defineStep<Data, typeof summaryInput>({
  card: summaryCard,
  input: summaryInput,
  ready: isReady,
  view: summaryView,
  deeds: { send: { deed: 'fix_port', customer: customerOfPort } },
  actions: {
    send: (_input, data, ctx) => resubmit(data, ctx),
    change: ({ field }, data) => change(field, data),
  },
  text: hear,
});

/** The same with a new LOA, signed here and now (variant A). */
export const signStep: Step<Data> = defineStep<Data, typeof signInput>({
  card: signCard,
  input: signInput,
  private: true,
  ready: isReady,
  view: summaryView,
  deeds: { sign: { deed: 'fix_port', customer: customerOfPort } },
  actions: {
    async sign(typed, data, ctx: Ctx) {
      const signature = signatureFrom<Data>(typed, ctx);
      if ('type' in signature) return signature;
      const { next } = await theRejected(data, ctx);
      const billing = next === undefined ? undefined : billingFrom(typed.billing, next.serviceAddress);
      return billing === undefined ? retry('problems.billing') : resubmit(data, ctx, { signature, billing });
    },
    change: ({ field }, data) => change(field, data),
    /** An LOA that PTS has to look at first. */
    pts(_input, data) {
      const task = tasksOf(data).find(({ row }) => row.fix === 'sign_again');
      if (task === undefined) return answer<Data>({});
      return answer<Data>({ via: { ...data.via, [String(task.at)]: 'contact_pts' }, redo: task.at });
    },
  },
  text: hear,
});

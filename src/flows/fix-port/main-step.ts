import { z } from 'zod';
import { defineStep, type Outcome, type Step } from '../engine/flow.js';
import { answer, retry } from '../shared/outcomes.js';
import { formatNumber } from '../shared/phone-format.js';
import { readField } from '../shared/port/account-fields.js';
import card from './cards/main.json' with { type: 'json' };
import type { Change } from '../shared/port/change-schema.js';
import type { Data } from './data.js';
import { headView, reasonCard } from './head.js';
import { remaining, theRejected, type Rejected } from './load.js';
import { backFrom, settle, taskAt } from './tasks.js';
import { hearAsk, waysAt } from './ways.js';

const stays = ['nothing', 'keep', 'disconnect'] as const;
const input = z.object({
  stays: z.enum(['', ...stays]).default(''),
  newBtn: z.string().default(''),
});

type Scope = NonNullable<Change['scope']>;

/** Full or partial follows from what stays; what is kept needs a main number of its own. */
function scopeFrom(answers: z.infer<typeof input>, rejected: Rejected, data: Data): Scope | Outcome<Data> {
  const { order, port, location } = rejected;
  if (answers.stays === '') return retry('main.chooseFirst');
  if (answers.stays === 'nothing') return { kind: 'full' };
  if (answers.stays === 'disconnect') return { kind: 'partial', remaining: 'disconnect' };
  const newBtn = readField('btn', answers.newBtn, location.country);
  if (newBtn === undefined) return retry('problems.newBtn');
  if (newBtn === port.btn) return retry('main.oldBtn', { number: formatNumber(newBtn) });
  if (remaining(order, data).includes(newBtn))
    return retry('main.portedToo', { number: formatNumber(newBtn) });
  return { kind: 'partial', remaining: 'keep', newBtn };
}

/** The main number leaves with this port: what stays, and which active number becomes the new main one. */
export const mainStep: Step<Data> = defineStep<Data, typeof input>({
  card: reasonCard(card),
  input,
  ready: (data) => taskAt('main', data) !== undefined,
  back: backFrom('main'),
  async view(data, ctx) {
    const rejected = await theRejected(data, ctx);
    const scope = data.change?.scope ?? rejected.port.scope;
    const { newBtn } = scope;
    return {
      ...headView(taskAt('main', data), rejected, data, ctx),
      todo: ctx.t('main.about', {
        btn: formatNumber(rejected.port.btn),
        carrier: rejected.port.losingCarrier,
      }),
      choices: stays.map((id) => ({ id, name: ctx.t(`stays.${id}`) })),
      stays: scope.kind === 'full' ? 'nothing' : (scope.remaining ?? ''),
      newBtn: newBtn === undefined ? '' : formatNumber(newBtn),
      ways: [],
    };
  },
  actions: {
    async save(answers, data, ctx) {
      const task = taskAt('main', data);
      if (task === undefined) return answer<Data>({});
      const scope = scopeFrom(answers, await theRejected(data, ctx), data);
      if ('type' in scope) return scope;
      return answer<Data>({ change: { ...data.change, scope }, ...settle(task, data) });
    },
    ...waysAt('main'),
  },
  text: hearAsk,
});

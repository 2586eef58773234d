import { z } from 'zod';
import { defineStep, type Step } from '../engine/flow.js';
import { answer } from '../shared/outcomes.js';
import { controlHub, ptsCase, type CaseWish } from '../shared/port/pts-case.js';
import { isElsewhere } from '../shared/said.js';
import card from './cards/pts.json' with { type: 'json' };
import type { Data } from './data.js';
import { triedIn } from './diff.js';
import { headView, reasonCard } from './head.js';
import { theRejected } from './load.js';
import { backFrom, settle, type Task, taskAt } from './tasks.js';
import { hearAsk, isAnother, waysAt } from './ways.js';
import { wordsIn } from './words.js';

const input = z.object({ caseText: z.string().default('') });

/** What PTS is asked, by what the reason is about. */
function wishOf(task: Task | undefined): CaseWish {
  if (task?.row.fields.includes('loa') === true) return 'loa';
  return task?.row.fields.includes('numbers') === true ? 'numbers' : 'reason';
}

/** The case for PTS, ready to copy; a reason the carrier has told meanwhile goes on as its own fix. */
export const ptsStep: Step<Data> = defineStep<Data, typeof input>({
  card: reasonCard(card),
  input,
  ready: (data) => taskAt('pts', data) !== undefined,
  back: backFrom('pts'),
  async view(data, ctx) {
    const rejected = await theRejected(data, ctx);
    const { order, location } = rejected;
    const task = taskAt('pts', data);
    const known = task?.row.known === true;
    return {
      ...headView(task, rejected, data, ctx),
      odd: known || task === undefined ? '' : ctx.t('pts.odd', { code: task.reason.code }),
      caseText: ptsCase({ order, location, wish: wishOf(task), tried: triedIn(rejected, data) }, ctx),
      links: [{ url: controlHub }],
      ways: [],
    };
  },
  actions: {
    opened(_input, data) {
      const task = taskAt('pts', data);
      return task === undefined ? answer<Data>({}) : answer<Data>(settle(task, data, 'pts'));
    },
    ...waysAt('pts'),
  },
  text(said, data) {
    const script = hearAsk(said, data);
    if (script !== undefined || isAnother(said, data) || isElsewhere(said, ['fix_order'])) return script;
    const words = wordsIn(said.text);
    return words === undefined ? undefined : answer<Data>(words);
  },
});

import { z } from 'zod';
import { defineStep, type Ctx, type Outcome, type Step } from '../engine/flow.js';
import { eyebrow } from '../shared/access.js';
import { answer, fill, retry } from '../shared/outcomes.js';
import { formatNumber } from '../shared/phone-format.js';
import { phoneIn } from './account-fields.js';
import card from './cards/newBtn.json' with { type: 'json' };
import type { Data } from './data.js';
import { current, interviewOf, ofCurrent, ordersToBe } from './orders-to-be.js';
import { rule } from './rules.js';
import { carrierName, whichOrder } from './words.js';

const input = z.object({ newBtn: z.string().max(60).default('') });

function settle(text: string, data: Data, _ctx: Ctx): Outcome<Data> {
  const newBtn = phoneIn(text, data);
  if (newBtn === undefined) return retry('newBtn.wrong');
  const patch = ofCurrent(data, { newBtn });
  const after = fill<Data>(data, patch);
  const order = current(after);
  const problems = order === undefined ? [] : interviewOf(order, after).problems;
  const problem = problems.find(({ question }) => question === 'new_btn');
  if (problem === undefined) return answer<Data>(patch);
  return retry('newBtn.not', { number: formatNumber(newBtn), why: problem.why });
}

/** Asked only when the main number moves away and something stays behind. */
export const newBtnStep: Step<Data> = defineStep<Data, typeof input>({
  card,
  input,
  private: true,
  ready: (data) => (current(data)?.data.stays ?? 'nothing') !== 'nothing',
  view(data, ctx) {
    const order = current(data);
    const { btn, newBtn } = order?.data ?? {};
    return {
      eyebrow: eyebrow(ctx, data.customerId),
      carrier: carrierName(order, ctx),
      which: whichOrder(order, ordersToBe(data).length, ctx),
      rule: rule('replacement_btn', ctx),
      btn: btn === undefined ? '' : formatNumber(btn),
      newBtn: newBtn === undefined ? '' : formatNumber(newBtn),
    };
  },
  actions: {
    settle: ({ newBtn }, data, ctx) => settle(newBtn, data, ctx),
    nothing: (_input, data) => answer<Data>(ofCurrent(data, { stays: 'nothing', newBtn: undefined })),
  },
  text: (said, data, ctx) => (/\d{4}/.test(said.text) ? settle(said.text, data, ctx) : undefined),
});

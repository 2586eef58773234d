import { z } from 'zod';
import { defineFlow, type Ctx, type Opening } from '../engine/flow.js';
import { fill } from '../shared/outcomes.js';
import { orderNotForYou } from '../shared/port/out-of-reach.js';
import { withPortTexts } from '../shared/port/texts.js';
import { stopStep } from '../shared/stop.js';
import { billStep } from './bill-step.js';
import { chooseStep } from './choose-step.js';
import { dataSchema, type Data } from './data.js';
import { dateStep } from './date-step.js';
import { guarded } from './guarded.js';
import { goneStep, noneStep, openedStep, sentStep, waitingStep } from './end-steps.js';
import { openFieldStep, secretFieldStep } from './field-step.js';
import { groupAccountStep, groupBillStep } from './group-steps.js';
import { reminded } from './late-loa.js';
import { loaStep } from './loa-step.js';
import en from './locales/en.json' with { type: 'json' };
import nb from './locales/nb.json' with { type: 'json' };
import { mainStep } from './main-step.js';
import { next } from './next.js';
import { numbersStep } from './numbers-step.js';
import { ptsStep } from './pts-step.js';
import { reasonStep } from './reason-step.js';
import { splitReviewStep } from './split-review-step.js';
import { splitStep } from './split-step.js';
import { signStep, summaryStep } from './summary-step.js';
import { wordsIn } from './words.js';

const seedSchema = z
  .object({ orderId: z.string().optional(), text: z.string().optional() })
  .catch({ orderId: undefined, text: undefined });

function begin({ seed, said }: Opening, ctx: Ctx): Data {
  const { orderId, text } = seedSchema.parse(seed);
  const words = wordsIn(text ?? said?.text ?? '');
  return fill<Data>({ draft: ctx.key, orderId: orderId ?? said?.entities.orderId }, words ?? {});
}

/** From a rejection to “sent again”: fact sheet section 10, each reason by the kind of fix its row names. */
export default defineFlow<Data>({
  id: 'fix-port',
  version: 1,
  data: dataSchema,
  texts: withPortTexts({ en, nb }),
  deed: 'fix_port',
  intents: ['fix_order'],
  offers: ({ access, pstn }) => pstn.connected && access.length > 0,
  begin,
  next,
  barred: (data, ctx) =>
    data.done === undefined ? orderNotForYou(data, data.orderId, 'fix_port', ctx) : undefined,
  reminded,
  draftName: ({ orderId, done }, ctx) =>
    orderId === undefined
      ? ''
      : ctx.t(done === undefined ? 'drafts.name' : 'drafts.letter', { order: orderId }),
  steps: {
    choose: chooseStep,
    reason: guarded(reasonStep),
    field: guarded(openFieldStep),
    secret: guarded(secretFieldStep),
    date: guarded(dateStep),
    numbers: guarded(numbersStep),
    main: guarded(mainStep),
    bill: guarded(billStep),
    pts: guarded(ptsStep),
    split: guarded(splitStep),
    groupAccount: guarded(groupAccountStep),
    groupBill: guarded(groupBillStep),
    splitReview: guarded(splitReviewStep),
    loa: guarded(loaStep),
    summary: guarded(summaryStep),
    sign: guarded(signStep),
    sent: sentStep,
    waiting: waitingStep,
    opened: openedStep,
    gone: goneStep,
    none: noneStep,
    stop: stopStep,
  },
});

import { z } from 'zod';
import { isMail } from '../../language/mail/read-mail.js';
import { defineFlow, type Opening } from '../engine/flow.js';
import { allowed } from '../engine/rights.js';
import { stopStep } from '../shared/stop.js';
import { withPortTexts } from '../shared/port/texts.js';
import { dataSchema, type Data } from './data.js';
import { filedStep } from './filed-step.js';
import { chooseStep, followStep } from './follow-steps.js';
import en from './locales/en.json' with { type: 'json' };
import nb from './locales/nb.json' with { type: 'json' };
import { barred, next } from './next.js';
import { columnsStep, sheetStep } from './sheet-steps.js';
import { enteredStep, statusStep } from './status-steps.js';
import { typeStep } from './type-step.js';

const seedSchema = z
  .object({ orderId: z.string(), orderIds: z.array(z.string()), report: z.boolean() })
  .partial()
  .catch({});

function begin({ seed, said }: Opening): Data {
  const { orderId, orderIds = [], report } = seedSchema.parse(seed);
  const [first, ...queue] = orderId === undefined ? orderIds : [orderId, ...orderIds];
  if (first !== undefined)
    return {
      orderId: first,
      ...(queue.length > 0 ? { queue } : {}),
      ...(report === true ? { report: {} } : {}),
    };
  if (said === undefined) return {};
  if (isMail(said.text)) return { mail: said.text };
  return said.entities.orderId === undefined ? {} : { orderId: said.entities.orderId };
}

/** Orders that a person types in Control Hub: page by page, with their number there, and how they go from then on. */
export default defineFlow<Data>({
  id: 'hand-over',
  version: 1,
  data: dataSchema,
  texts: withPortTexts({ en, nb }),
  deed: 'report_status',
  intents: ['hand_over'],
  rank: 28,
  offers: (visitor) => visitor.pstn.byHand !== undefined && allowed(visitor, 'report_status').length > 0,
  begin,
  next,
  barred,
  steps: {
    choose: chooseStep,
    type: typeStep,
    filed: filedStep,
    follow: followStep,
    status: statusStep,
    entered: enteredStep,
    columns: columnsStep,
    sheet: sheetStep,
    stop: stopStep,
  },
});

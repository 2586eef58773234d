import { z } from 'zod';
import { portActions } from '../../reference/port-actions.js';
import { defineFlow, type Ctx, type Opening } from '../engine/flow.js';
import { locationsOf, visibleOrder } from '../shared/orders.js';
import { fill } from '../shared/outcomes.js';
import { today } from '../shared/port/days.js';
import { heardIn } from '../shared/port/hear-change.js';
import { orderNotForYou, orderOutOfReach } from '../shared/port/out-of-reach.js';
import { withPortTexts } from '../shared/port/texts.js';
import { stopStep } from '../shared/stop.js';
import { cancelStep, ptsStep } from './cancel-step.js';
import { canStep } from './can-step.js';
import { chooseStep } from './choose-step.js';
import { dataSchema, momentSchema, reportSchema, type Data } from './data.js';
import { dateStep } from './date-step.js';
import { editStep } from './edit-step.js';
import { doneStep, noneStep } from './end-steps.js';
import en from './locales/en.json' with { type: 'json' };
import nb from './locales/nb.json' with { type: 'json' };
import { deedIn } from './load.js';
import { next } from './next.js';
import { removeStep } from './remove-step.js';
import { statusStep } from './status-step.js';
import { valueStep } from './value-step.js';

const seedSchema = z.object({
  orderId: z.string().optional().catch(undefined),
  /** `date` is what other flows call a new date. */
  what: z
    .union([z.enum(portActions), z.literal('date').transform(() => 'new_date' as const)])
    .optional()
    .catch(undefined),
  wish: momentSchema.optional().catch(undefined),
  report: reportSchema.optional().catch(undefined),
});

async function begin({ seed, said }: Opening, ctx: Ctx): Promise<Data> {
  const seeded = seedSchema.parse(seed);
  const orderId = seeded.orderId ?? said?.entities.orderId;
  const data: Data = { draft: ctx.key, ...seeded, orderId };
  if (said === undefined) return data;
  const order = orderId === undefined ? undefined : await visibleOrder(orderId, ctx);
  const location = order && (await locationsOf([order], ctx)).get(order.locationId);
  return fill<Data>(data, heardIn(said.text, today(location?.timeZone ?? 'UTC', ctx.now), location?.country));
}

/** What can still be done with a port: by the bot before FOC, through PTS after it (fact sheet 9 and 14). */
export default defineFlow<Data>({
  id: 'change-port',
  version: 1,
  data: dataSchema,
  texts: withPortTexts({ en, nb }),
  deed: 'change_port',
  intents: ['change_order'],
  offers: ({ access, pstn }) => pstn.connected && access.length > 0,
  begin,
  next,
  barred(data, ctx) {
    if (data.done !== undefined) return undefined;
    const deed = deedIn(data);
    return deed === undefined
      ? orderOutOfReach(data, data.orderId, ctx)
      : orderNotForYou(data, data.orderId, deed, ctx);
  },
  draftName: ({ orderId }, ctx) => (orderId === undefined ? '' : ctx.t('drafts.name', { order: orderId })),
  steps: {
    choose: chooseStep,
    can: canStep,
    date: dateStep,
    cancel: cancelStep,
    edit: editStep,
    value: valueStep,
    remove: removeStep,
    pts: ptsStep,
    status: statusStep,
    done: doneStep,
    none: noneStep,
    stop: stopStep,
  },
});

import { defineFlow, type Ctx, type Next, type Opening } from '../engine/flow.js';
import { allowed } from '../engine/rights.js';
import { visibleOrder } from '../shared/orders.js';
import { fill } from '../shared/outcomes.js';
import { nothingToSee, stopped, stopStep } from '../shared/stop.js';
import { withSharedTexts } from '../shared/texts.js';
import { dataSchema, type Data } from './data.js';
import { digestStep } from './digest-step.js';
import { doneStep } from './done-step.js';
import { decisionIn } from './hear.js';
import en from './locales/en.json' with { type: 'json' };
import nb from './locales/nb.json' with { type: 'json' };
import { effectsOf } from './settings.js';
import { settingsStep } from './settings-step.js';

async function begin({ seed, said }: Opening, ctx: Ctx): Promise<Data> {
  const { orderIds } = dataSchema.pick({ orderIds: true }).catch({}).parse(seed);
  if (orderIds !== undefined) return { orderIds };
  const orderId = typeof seed['orderId'] === 'string' ? seed['orderId'] : undefined;
  if (orderId !== undefined && (await visibleOrder(orderId, ctx)) !== undefined) {
    const isFollowed = ctx.following.followed.some(({ kind, id }) => kind === 'order' && id === orderId);
    const target = { kind: 'order' as const, id: orderId, name: orderId };
    return isFollowed
      ? { target, decision: 'unfollow', done: 'unfollowed' }
      : { target, decision: 'follow', done: 'followed' };
  }
  return said === undefined ? {} : fill<Data>({}, await decisionIn(said, ctx));
}

/** What was decided is carried out at once, and the card says what is in force now. */
function next(data: Data, ctx: Ctx): Next<Data> {
  if (!ctx.pstn.connected) return stopped(data, { reason: 'notConnected' });
  if (allowed(ctx, 'follow').length === 0) return stopped(data, nothingToSee(ctx));
  if (data.orderIds !== undefined) return { step: 'digest', data };
  if (data.decision !== undefined) {
    return { step: 'done', data: { ...data, decision: undefined }, effects: effectsOf(data) };
  }
  if (data.done !== undefined) return { step: 'done', data };
  if (data.unknown === undefined) return { step: 'settings', data };
  const problem = { key: 'settings.unknown', params: { id: data.unknown } };
  return { step: 'settings', data: { ...data, unknown: undefined }, problem };
}

/** What a person or a space hears of, when, and how much. */
export default defineFlow<Data>({
  id: 'notifications',
  version: 1,
  data: dataSchema,
  texts: withSharedTexts({ en, nb }),
  intents: ['follow'],
  question: true,
  offers: (visitor) => visitor.pstn.connected && allowed(visitor, 'follow').length > 0,
  begin,
  next,
  steps: { settings: settingsStep, done: doneStep, digest: digestStep, stop: stopStep },
});

import type { ChangeResult, PortChange } from '../../pstn/provider.js';
import type { Ctx, Outcome } from '../engine/flow.js';
import { answer } from '../shared/outcomes.js';
import type { Data } from './data.js';
import { loadPort } from './load.js';

type Done = NonNullable<Data['done']>;

function outcome(result: ChangeResult, done: Done, { attempt = 0 }: Data): Outcome<Data> {
  if (result.ok) return answer<Data>({ done });
  // The order has moved on meanwhile: `next` says what is possible now.
  if (result.why === 'too_late') return answer<Data>({ what: undefined });
  return {
    type: 'retry',
    problem: { key: 'can.refused', params: { reason: result.reason } },
    data: { attempt: attempt + 1 },
  };
}

/** Changes the order, once however often it is pressed. */
export async function send(change: PortChange, done: Done, data: Data, ctx: Ctx): Promise<Outcome<Data>> {
  const found = await loadPort(data, ctx);
  if (found?.mayAct !== true) return answer<Data>({});
  const { attempt = 0, draft } = data;
  const result = await ctx.pstn.changePort(found.order.id, change, `${draft}:${done}:${attempt}`, ctx.person);
  return outcome(result, done, data);
}

export async function cancelPort(data: Data, ctx: Ctx): Promise<Outcome<Data>> {
  const found = await loadPort(data, ctx);
  if (found?.mayAct !== true) return answer<Data>({});
  const result = await ctx.pstn.cancelPort(found.order.id, `${data.draft}:cancel`, ctx.person);
  return outcome(result, 'cancelled', data);
}

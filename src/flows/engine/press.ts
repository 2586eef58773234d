/** What a pressed button does: on the live card, on a notice, or on a card that is no longer in use. */
import { z } from 'zod';
import { goBack } from './back.js';
import { barred } from './barred.js';
import type { Approval, Ctx, DeedOf, Outcome } from './flow.js';
import { may, refusal } from './rights.js';
import { begin, cancel, goDirect, reshow, resume, take, undoCancel } from './run.js';
import { askSecond, needsSecond, type Press } from './second.js';
import type { Conversation, Session } from './session.js';
import { contextFor, heldBy, type NoticeTarget, type Turn, type TurnContext } from './turn.js';

const pressSchema = z.looseObject({
  t: z.string().optional(),
  a: z.string().optional(),
  x: z.string().default(''),
});
export async function onPress(
  turn: TurnContext,
  conversation: Conversation,
  raw: Readonly<Record<string, unknown>>,
): Promise<Turn> {
  const press = pressSchema.safeParse(raw);
  const { live } = conversation;
  const { t: token, a: action, x: arg, ...inputs } = press.success ? press.data : { x: '' };
  if (action === 'undo' && arg === conversation.cancelled?.id) return undoCancel(turn, conversation);
  if (live === undefined || token === undefined || action === undefined || token !== live.token) {
    const told = token === undefined ? undefined : await turn.services.notice?.(token);
    if (told !== undefined && action !== undefined) {
      return onNotice(turn, conversation, told, { action, arg, raw: inputs });
    }
    const isShared = turn.services.space.type === 'group';
    return reshow(turn, conversation, isShared ? 'staleInGroup' : 'stale');
  }
  return onAction(turn, conversation, live, { action, arg, raw: inputs });
}

/** Anyone in the space may press a notice; what they may see and do is the flow's to look at. */
function onNotice(
  turn: TurnContext,
  conversation: Conversation,
  { flow, seed }: NoticeTarget,
  { action, arg }: Press,
): Promise<Turn> {
  const { registry } = turn;
  if (action === 'cancel') return begin(turn, conversation, registry.home);
  const wanted = action === 'start' ? registry.find(arg) : undefined;
  if (wanted !== undefined) return begin(turn, conversation, wanted, { seed });
  const loaded = registry.find(flow);
  if (loaded === undefined) return reshow(turn, conversation, 'stale');
  return begin(turn, conversation, loaded, { seed: { ...seed, press: action, x: arg } });
}

/** A client of one's own can send anything: what no button of the card says is not done. */
const isOffered = ({ buttons }: Session, action: string, arg: string): boolean =>
  Object.values(buttons).some(({ a, x = '' }) => a === action && x === arg);

async function onAction(
  turn: TurnContext,
  conversation: Conversation,
  live: Session,
  { action, arg, raw }: Press,
): Promise<Turn> {
  if (action === 'cancel') return cancel(turn, conversation);
  if (action === 'back') return goBack(turn, conversation, live);
  if (action === 'direct') return goDirect(turn, conversation, live);
  const end = await barred(turn, conversation, live);
  if (end !== undefined) return end;
  const loaded = turn.registry.find(live.flow);
  const step = loaded?.flow.steps[live.step];
  const data = loaded?.flow.data.safeParse(live.data);
  if (loaded === undefined || step === undefined || live.version !== loaded.flow.version || !data?.success) {
    return resume(turn, conversation, live);
  }
  const run = isOffered(live, action, arg) ? step.actions[action] : undefined;
  if (run === undefined) return reshow(turn, conversation, 'stale');
  const input = step.input.safeParse(raw);
  if (!input.success) {
    const field = String(input.error.issues[0]?.path[0] ?? '');
    const problem = ['problems.' + field, 'problems.input'].find((key) => loaded.texts.has(key));
    if (problem === undefined) return reshow(turn, conversation, 'invalidInput', [], raw);
    return take(turn, conversation, live, { type: 'retry', problem: { key: problem } }, raw);
  }
  const ctx = contextFor(heldBy(turn, live), loaded, conversation);
  const pressed = step.deeds?.[action] as DeedOf<unknown> | undefined;
  const customerId = await pressed?.customer(data.data, ctx);
  if (pressed !== undefined && customerId !== undefined) {
    const { deed } = pressed;
    if (!may(ctx, deed, customerId)) return notAllowed(turn, conversation, live, { deed, customerId }, ctx);
    if (await needsSecond(pressed, customerId, data.data, ctx)) {
      return askSecond(turn, conversation, live, { action, arg, raw }, { deed, customerId });
    }
  }
  const outcome = (await run(input.data as never, data.data, ctx, arg)) as Outcome<unknown>;
  return take(turn, conversation, live, outcome, raw);
}

/** The flow says where it goes on for somebody who may not; where it stays, the reason stands above the card. */
async function notAllowed(
  turn: TurnContext,
  conversation: Conversation,
  live: Session,
  { deed, customerId }: Pick<Approval, 'deed' | 'customerId'>,
  ctx: Ctx,
): Promise<Turn> {
  const { why, way } = await refusal(deed, [customerId], ctx);
  const led = await take(turn, conversation, live, { type: 'answer', data: {} });
  const { live: now } = led.conversation;
  return now?.step === live.step && now.flow === live.flow
    ? resume(turn, conversation, live, { notice: `${why} ${way}` })
    : led;
}

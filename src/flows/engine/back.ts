/** One card back: to the one the flow names, else to the step that was shown before. */
import { arrive } from './arrive.js';
import type { Next } from './flow.js';
import { patched, reshow, resume, undoCancel } from './run.js';
import { undoable, type Conversation, type Session } from './session.js';
import { isUnfinished, showLive } from './show-live.js';
import { contextFor, heldBy, type Turn, type TurnContext } from './turn.js';

/** A step that is not there any more is ready too: `resume` knows what to do about it. */
function isReady(turn: TurnContext, { flow, data }: Session, step: string): boolean {
  const loaded = turn.registry.find(flow);
  const parsed = loaded?.flow.data.safeParse(data);
  return !parsed?.success || loaded?.flow.steps[step]?.ready?.(parsed.data) !== false;
}

/** The card that was answered before this one, where the flow can name it: several may belong to one step. */
async function answeredBefore(
  asked: TurnContext,
  conversation: Conversation,
  session: Session,
): Promise<Turn | undefined> {
  const { flow, step, data, id, trail } = session;
  const loaded = asked.registry.find(flow);
  const parsed = loaded?.flow.data.safeParse(data);
  const patch = parsed?.success ? loaded?.flow.steps[step]?.back?.(parsed.data) : undefined;
  if (loaded === undefined || patch === undefined) return undefined;
  const turn = heldBy(asked, session);
  const ctx = contextFor(turn, loaded, conversation);
  const next = (await loaded.flow.next(patched(data, patch), ctx)) as Next<unknown>;
  const { place, notice } = await arrive(turn, conversation, { id, loaded, next, trail });
  const known = trail.lastIndexOf(place.step);
  const left = known < 0 ? trail : trail.slice(0, known);
  return showLive(turn, conversation, { ...place, trail: left }, notice === undefined ? {} : { notice });
}

export async function goBack(turn: TurnContext, conversation: Conversation, session: Session): Promise<Turn> {
  const before = await answeredBefore(turn, conversation, session);
  if (before !== undefined) return before;
  const trail = [...session.trail];
  let step = trail.pop();
  while (step !== undefined && (step === session.step || !isReady(turn, session, step))) step = trail.pop();
  const isOver = !isUnfinished(turn, session) && undoable(conversation, turn.services.now) !== undefined;
  if (step === undefined && isOver) return undoCancel(turn, conversation);
  if (step === undefined) return reshow(turn, conversation, 'noWayBack');
  return resume(turn, conversation, { ...session, step, trail });
}

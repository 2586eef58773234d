/** Drafts that cannot go on: what they were about is gone, or not for this person any more. */
import { arrive } from './arrive.js';
import type { Next } from './flow.js';
import { keep, without, type Conversation, type Session } from './session.js';
import { showLive, type ShowOptions } from './show-live.js';
import { contextFor, heldBy, type Turn, type TurnContext } from './turn.js';

/**
 * The end of a draft that cannot go on, in place of its card, whatever is pressed or said; undefined while it can.
 * A draft that only this space may not see is kept.
 */
export async function barred(
  asked: TurnContext,
  conversation: Conversation,
  session: Session,
  { before = [] }: Pick<ShowOptions, 'before'> = {},
): Promise<Turn | undefined> {
  const turn = heldBy(asked, session);
  const loaded = turn.registry.find(session.flow);
  const data = loaded?.flow.data.safeParse(session.data);
  if (loaded?.flow.barred === undefined || !data?.success) return undefined;
  const end = (await loaded.flow.barred(data.data, contextFor(turn, loaded, conversation))) as
    Next<unknown> | undefined;
  if (end === undefined) return undefined;
  const from = { id: turn.newToken(), loaded, next: end, trail: [] };
  const { place, notice } = await arrive(turn, conversation, from);
  const kept = turn.services.hiddenHere
    ? keep(conversation, session).kept
    : without(conversation.kept, session);
  return showLive(turn, { kept }, place, { before, ...(notice === undefined ? {} : { notice }) });
}

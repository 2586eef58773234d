import { barred } from './barred.js';
import { nameOf } from './drafts.js';
import type { Effect, Reminded } from './flow.js';
import { patched, reshow, resumeDraft } from './run.js';
import { without, type Conversation, type Session } from './session.js';
import { isUnfinished } from './show-live.js';
import { engineTexts } from './show.js';
import { contextFor, heldBy, say, type Turn, type TurnContext } from './turn.js';

/** What the flow makes of a reminder; `null` when what it was about is settled. */
async function askedAgain(
  asked: TurnContext,
  conversation: Conversation,
  session: Session,
): Promise<Reminded<unknown> | null> {
  const turn = heldBy(asked, session);
  const loaded = turn.registry.find(session.flow);
  const data = loaded?.flow.data.safeParse(session.data);
  if (loaded?.flow.reminded === undefined || !data?.success) return { data: {} };
  if ((await barred(asked, conversation, session)) !== undefined) return { data: {} };
  const answer = await loaded.flow.reminded(data.data, contextFor(turn, loaded, conversation));
  return (answer as Reminded<unknown> | undefined) ?? null;
}

/** Brings a draft up again, unless another is being worked on: then it is only named. Nothing when it is gone. */
export async function remind(turn: TurnContext, conversation: Conversation, draftId: string): Promise<Turn> {
  const { live, kept } = conversation;
  const isLive = live?.id === draftId && isUnfinished(turn, live);
  const found = isLive ? live : kept.find(({ id }) => id === draftId);
  const silent: Turn = { conversation, said: [], effects: [] };
  if (found === undefined) return silent;
  const reminded = await askedAgain(turn, conversation, found);
  if (reminded === null) {
    // Nothing is open any more: a draft that lies aside is done, the card in front of the person stays.
    return isLive ? silent : { ...silent, conversation: { ...conversation, kept: without(kept, found) } };
  }
  const session: Session = { ...found, data: patched(found.data, reminded.data) };
  const now: Conversation = isLive
    ? { ...conversation, live: session }
    : { ...conversation, kept: kept.map((other) => (other.id === draftId ? session : other)) };
  const shown = await bringUp(turn, now, session, isLive);
  const again: Effect[] =
    reminded.again === undefined ? [] : [{ type: 'nudge', draftId, at: reminded.again }];
  return { ...shown, effects: [...shown.effects, ...again] };
}

async function bringUp(
  turn: TurnContext,
  conversation: Conversation,
  session: Session,
  isLive: boolean,
): Promise<Turn> {
  const { locale } = turn.services;
  if (isLive) return reshow(turn, conversation, 'reminder');
  const title = nameOf(turn, session);
  if (isUnfinished(turn, conversation.live)) {
    return { conversation, said: [say(locale, 'reminderKept', { title })], effects: [] };
  }
  const notice = engineTexts.format(locale, 'reminder', { title });
  return resumeDraft(turn, conversation, session.id, { notice });
}

import { nameOf } from './drafts.js';
import { reshow, resumeDraft } from './run.js';
import type { Conversation } from './session.js';
import { isUnfinished } from './show-live.js';
import { engineTexts } from './show.js';
import { say, type Turn, type TurnContext } from './turn.js';

/** Brings a draft up again, unless another is being worked on: then it is only named. Nothing when it is gone. */
export async function remind(turn: TurnContext, conversation: Conversation, draftId: string): Promise<Turn> {
  const { live, kept } = conversation;
  const { locale } = turn.services;
  const isLive = live?.id === draftId && isUnfinished(turn, live);
  if (isLive) return reshow(turn, conversation, 'reminder');
  const session = kept.find(({ id }) => id === draftId);
  if (session === undefined) return { conversation, said: [], effects: [] };
  const title = nameOf(turn, session);
  if (isUnfinished(turn, live)) {
    return { conversation, said: [say(locale, 'reminderKept', { title })], effects: [] };
  }
  return resumeDraft(turn, conversation, draftId, {
    notice: engineTexts.format(locale, 'reminder', { title }),
  });
}

/** Drafts that wait: set aside, found again by name, thrown away. */
import { keep, maxKept, without, type Conversation, type Session } from './session.js';
import { isUnfinished } from './show-live.js';
import type { Said } from './show.js';
import { contextFor, keptOf, say, titleOf, type TurnContext } from './turn.js';

/** What the person knows the draft by. */
export const nameOf = ({ registry, services }: TurnContext, session: Session): string =>
  session.name ?? titleOf(registry.find(session.flow) ?? registry.home, services.locale);

/** Lets go of what the flow had set aside for the draft. */
export async function abandon(
  turn: TurnContext,
  conversation: Conversation,
  session: Session,
): Promise<void> {
  const loaded = turn.registry.find(session.flow);
  const data = loaded?.flow.data.safeParse(session.data);
  if (loaded?.flow.abandon === undefined || !data?.success) return;
  await loaded.flow.abandon(data.data, contextFor(turn, loaded, conversation));
}

/** Keeps the draft `live`, and says so; also what there is no room for any more. */
export async function setAside(
  turn: TurnContext,
  conversation: Conversation,
  live: Session,
): Promise<{ conversation: Conversation; said: readonly Said[] }> {
  const { kept, dropped } = keep(conversation, live);
  for (const session of dropped) await abandon(turn, conversation, session);
  const { locale } = turn.services;
  return {
    conversation: { kept },
    said: [
      say(locale, 'kept', { title: nameOf(turn, live) }),
      ...dropped.map((session) => say(locale, 'dropped', { title: nameOf(turn, session), count: maxKept })),
    ],
  };
}

export async function forget(
  turn: TurnContext,
  conversation: Conversation,
  id: string,
): Promise<Conversation> {
  const session = conversation.kept.find((kept) => kept.id === id);
  if (session === undefined) return conversation;
  await abandon(turn, conversation, session);
  return { ...conversation, kept: without(conversation.kept, session) };
}

const wordsOf = (text: string): Set<string> =>
  new Set(
    text
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== ''),
  );

/** The ids of the drafts whose names have most words of the text; several when they tie, none when no word is in any. */
export function draftsNamed(turn: TurnContext, conversation: Conversation, text: string): readonly string[] {
  const { live, kept } = conversation;
  const all = keptOf(turn, { kept: isUnfinished(turn, live) ? [...kept, live] : kept });
  const asked = wordsOf(text);
  const scored = all.map(({ id, flow, name }) => {
    const words = wordsOf(`${name} ${titleOf(turn.registry.get(flow), turn.services.locale)}`);
    return { id, score: [...asked].filter((word) => words.has(word)).length };
  });
  const best = Math.max(1, ...scored.map(({ score }) => score));
  return scored.filter(({ score }) => score === best).map(({ id }) => id);
}

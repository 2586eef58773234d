import type { LoadedFlow } from './registry.js';
import { emptyConversation, undoable, without, type Conversation, type Session } from './session.js';
import { show, type Offer, type Said } from './show.js';
import { contextFor, say, type Turn, type TurnContext } from './turn.js';

/** A step of a flow with its data, and the steps shown before it. */
export interface Place {
  /** Of the draft. */
  readonly id: string;
  readonly loaded: LoadedFlow;
  readonly step: string;
  readonly data: unknown;
  readonly trail: readonly string[];
}

export interface ShowOptions {
  readonly notice?: string;
  readonly typed?: Readonly<Record<string, unknown>>;
  readonly before?: readonly Said[];
  /** Also what could be shown in this space goes on in the 1:1. */
  readonly elsewhere?: boolean;
  readonly offersDirect?: boolean;
}

/** Whether no group space may see the step with this data. */
export function isPrivate({ flow }: LoadedFlow, step: string, data: unknown): boolean {
  const held = flow.steps[step]?.private ?? false;
  return typeof held === 'function' ? held(data) : held;
}

/** Whether `place` may not be shown in this space, only in the person's 1:1. */
export const isHeldElsewhere = ({ services }: TurnContext, { loaded, step, data }: Place): boolean =>
  services.space.type === 'group' && isPrivate(loaded, step, data);

function offersOf(
  turn: TurnContext,
  conversation: Conversation,
  { flow }: LoadedFlow,
  { offersDirect }: ShowOptions,
): readonly Offer[] {
  const undone = flow.home ? undoable(conversation, turn.services.now) : undefined;
  return [
    ...(undone === undefined ? [] : [{ a: 'undo' as const, x: undone.id }]),
    ...(offersDirect ? [{ a: 'direct' as const }] : []),
  ];
}

/** The session as it will be saved once its card is shown, and the card. */
async function shownAt(
  turn: TurnContext,
  conversation: Conversation,
  { id, loaded, step, data, trail }: Place,
  options: ShowOptions,
): Promise<{ session: Session; said: Said }> {
  const token = turn.newToken();
  const ctx = contextFor(turn, loaded, conversation);
  const { flow } = loaded;
  const hasBefore = flow.steps[step]?.back?.(data) !== undefined;
  const canGoBack =
    hasBefore || trail.some((earlier) => earlier !== step && flow.steps[earlier]?.ready?.(data) !== false);
  const offers = offersOf(turn, conversation, loaded, options);
  const shown = await show({ loaded, step, data, ctx, token, canGoBack, offers, ...pick(options) });
  const { origin, space, now } = turn.services;
  const name = flow.draftName?.(data, ctx).trim() ?? '';
  const session: Session = {
    id,
    flow: flow.id,
    version: flow.version,
    step,
    data,
    token,
    trail: [...trail],
    buttons: shown.buttons,
    at: now.toISOString(),
    ...(name === '' ? {} : { name }),
    ...(shown.heading === undefined ? {} : { waitsAt: shown.heading }),
    ...(origin.roomId === space.id ? {} : { origin }),
  };
  return { session, said: shown.said };
}

/** Makes `place` the live card of the conversation; what no group may see goes to the person's 1:1. */
export async function showLive(
  turn: TurnContext,
  conversation: Conversation,
  place: Place,
  options: ShowOptions = {},
): Promise<Turn> {
  if (options.elsewhere === true || isHeldElsewhere(turn, place)) {
    return moveToDirect(turn, conversation, place, options);
  }
  const { session, said } = await shownAt(turn, conversation, place, options);
  const cancelled = isUnfinished(turn, session) ? undefined : undoable(conversation, turn.services.now);
  return {
    conversation: {
      kept: without(conversation.kept, session),
      live: session,
      ...(cancelled === undefined ? {} : { cancelled }),
    },
    said: [...(options.before ?? []), said],
    effects: [],
  };
}

async function moveToDirect(
  turn: TurnContext,
  conversation: Conversation,
  place: Place,
  options: ShowOptions,
): Promise<Turn> {
  const { inDirect, origin, locale } = turn.services;
  if (inDirect === undefined) {
    throw new Error(`Step "${place.step}" of "${place.loaded.flow.id}" is private, and there is no 1:1`);
  }
  const there: TurnContext = { ...turn, services: { ...(await inDirect()), origin, locale } };
  const { session, said } = await shownAt(there, emptyConversation, place, options);
  const { live } = conversation;
  return {
    conversation: {
      kept: without(conversation.kept, session),
      ...(live === undefined || live.id === session.id ? {} : { live }),
    },
    said: [...(options.before ?? []), say(locale, 'movedToDirect')],
    effects: [],
    moved: { session, said },
  };
}

/** What of the options the card itself shows. */
export const pick = ({ notice, typed }: ShowOptions) => ({
  ...(notice === undefined ? {} : { notice }),
  ...(typed === undefined ? {} : { typed }),
});

/** True when the live session is a form that somebody has not finished. */
export function isUnfinished(
  { registry }: Pick<TurnContext, 'registry'>,
  session: Session | undefined,
): session is Session {
  if (session === undefined) return false;
  const loaded = registry.find(session.flow);
  return loaded !== undefined && !loaded.flow.question && !loaded.flow.steps[session.step]?.final;
}

import type { LoadedFlow } from './registry.js';
import type { Conversation, Session } from './session.js';
import { show, type Said } from './show.js';
import { contextFor, type Turn, type TurnContext } from './turn.js';

/** A step of a flow with its data, and the steps shown before it. */
export interface Place {
  readonly loaded: LoadedFlow;
  readonly step: string;
  readonly data: unknown;
  readonly trail: readonly string[];
}

export interface ShowOptions {
  readonly notice?: string;
  readonly typed?: Readonly<Record<string, unknown>>;
  readonly before?: readonly Said[];
}

/** Makes `place` the live card of the conversation. */
export async function showLive(
  turn: TurnContext,
  conversation: Conversation,
  place: Place,
  options: ShowOptions = {},
): Promise<Turn> {
  const token = turn.newToken();
  const { loaded, step, data, trail } = place;
  const ctx = contextFor(turn, loaded, conversation);
  const { steps } = loaded.flow;
  const canGoBack = trail.some((earlier) => earlier !== step && steps[earlier]?.ready?.(data) !== false);
  const shown = await show({ loaded, step, data, ctx, token, canGoBack, ...pick(options) });
  const live: Session = {
    id: token,
    flow: loaded.flow.id,
    version: loaded.flow.version,
    step,
    data,
    token,
    trail: [...trail],
    buttons: shown.buttons,
    at: turn.services.now.toISOString(),
  };
  return {
    conversation: { kept: conversation.kept.filter((kept) => kept.flow !== live.flow), live },
    said: [...(options.before ?? []), shown.said],
    effects: [],
  };
}

/** What of the options the card itself shows. */
export const pick = ({ notice, typed }: ShowOptions) => ({
  ...(notice === undefined ? {} : { notice }),
  ...(typed === undefined ? {} : { typed }),
});

/** True when the live session is a form that somebody has not finished. */
export function isUnfinished(turn: TurnContext, session: Session | undefined): session is Session {
  if (session === undefined) return false;
  const loaded = turn.registry.find(session.flow);
  return loaded !== undefined && !loaded.flow.question && !loaded.flow.steps[session.step]?.final;
}

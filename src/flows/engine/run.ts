/** The moves of a conversation: begin a flow, show a step, take an outcome, go back, set aside, resume. */
import type { Opening, Outcome } from './flow.js';
import type { LoadedFlow } from './registry.js';
import { keep, remember, type Conversation, type Session } from './session.js';
import { engineTexts, show, type Said } from './show.js';
import { contextFor, say, titleOf, type Turn, type TurnContext } from './turn.js';

interface Place {
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
  const canGoBack = trail.some((earlier) => earlier !== step);
  const shown = await show({ loaded, step, data, ctx, token, canGoBack, ...pick(options) });
  const live: Session = {
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

const pick = ({ notice, typed }: ShowOptions) => ({
  ...(notice === undefined ? {} : { notice }),
  ...(typed === undefined ? {} : { typed }),
});

/** True when the live session is a form that somebody has not finished. */
export function isUnfinished(turn: TurnContext, session: Session | undefined): session is Session {
  if (session === undefined) return false;
  const loaded = turn.registry.find(session.flow);
  return loaded !== undefined && !loaded.flow.question && !loaded.flow.steps[session.step]?.final;
}

/** Begins a flow. An unfinished one is kept; a question is answered beside it and its card comes again. */
export async function begin(
  turn: TurnContext,
  conversation: Conversation,
  loaded: LoadedFlow,
  opening: Opening = { seed: {} },
  options: ShowOptions = {},
): Promise<Turn> {
  const ctx = contextFor(turn, loaded, conversation);
  const { step, data } = (await loaded.flow.next(await loaded.flow.begin(opening, ctx), ctx)) as Place;
  const { live } = conversation;
  if (!isUnfinished(turn, live))
    return showLive(turn, conversation, { loaded, step, data, trail: [] }, options);
  if (loaded.flow.question) {
    const aside = await show({
      loaded,
      step,
      data,
      ctx,
      token: '',
      canGoBack: false,
      aside: true,
      ...pick(options),
    });
    return reshow(turn, conversation, 'backAgain', [aside.said]);
  }
  const kept = live.flow === loaded.flow.id ? conversation : { kept: [...keep(conversation, live)] };
  const note = say(turn.services.locale, 'kept', {
    title: titleOf(turn.registry.get(live.flow), turn.services.locale),
  });
  const before = live.flow === loaded.flow.id ? [] : [note];
  return showLive(turn, kept, { loaded, step, data, trail: [] }, { ...options, before });
}

/** Shows a saved session again. One of another version, or with data that no longer parses, restarts its step politely. */
export async function resume(
  turn: TurnContext,
  conversation: Conversation,
  session: Session,
  options: ShowOptions = {},
): Promise<Turn> {
  const loaded = turn.registry.find(session.flow);
  if (loaded === undefined) return begin(turn, { kept: conversation.kept }, turn.registry.home);
  const { flow } = loaded;
  const parsed = flow.data.safeParse(session.data);
  const sameVersion = session.version === flow.version && flow.steps[session.step] !== undefined;
  if (sameVersion && parsed.success) {
    const place = { loaded, step: session.step, data: parsed.data as unknown, trail: session.trail };
    return showLive(turn, conversation, place, options);
  }
  const ctx = contextFor(turn, loaded, conversation);
  const seed = typeof session.data === 'object' && session.data !== null ? session.data : {};
  const data: unknown = parsed.success ? parsed.data : await flow.begin({ seed: { ...seed } }, ctx);
  const next = (await flow.next(data, ctx)) as Place;
  const notice = engineTexts.format(turn.services.locale, 'restarted');
  return showLive(turn, conversation, { ...next, loaded, trail: [] }, { ...options, notice });
}

/** The live card once more, with a sentence above it. Home where there is none. */
export async function reshow(
  turn: TurnContext,
  conversation: Conversation,
  key: string,
  before: readonly Said[] = [],
  typed?: Readonly<Record<string, unknown>>,
): Promise<Turn> {
  const { live } = conversation;
  const title = titleOf(turn.registry.find(live?.flow ?? '') ?? turn.registry.home, turn.services.locale);
  const notice = engineTexts.format(turn.services.locale, key, { title });
  const options = { notice, before, ...(typed === undefined ? {} : { typed }) };
  if (live === undefined) return begin(turn, conversation, turn.registry.home, undefined, options);
  return resume(turn, conversation, live, options);
}

export function patched(data: unknown, patch: Readonly<Record<string, unknown>> | undefined): unknown {
  const merged: Record<string, unknown> = { ...(data as Record<string, unknown>), ...patch };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined));
}

/** Carries out what a step answered. */
export async function take(
  turn: TurnContext,
  conversation: Conversation,
  session: Session,
  outcome: Outcome<unknown>,
  typed?: Readonly<Record<string, unknown>>,
): Promise<Turn> {
  const loaded = turn.registry.get(session.flow);
  const ctx = contextFor(turn, loaded, conversation);
  switch (outcome.type) {
    case 'answer': {
      const next = (await loaded.flow.next(patched(session.data, outcome.data), ctx)) as Place;
      const trail = remember(session.trail, session.step);
      const result = await showLive(turn, conversation, { ...next, loaded, trail });
      return { ...result, effects: outcome.effects ?? [] };
    }
    case 'retry': {
      const { problem } = outcome;
      const place = {
        loaded,
        step: session.step,
        data: patched(session.data, outcome.data),
        trail: session.trail,
      };
      const notice = problem === undefined ? {} : { notice: ctx.t(problem.key, problem.params) };
      return showLive(turn, conversation, place, { ...notice, ...(typed === undefined ? {} : { typed }) });
    }
    case 'change': {
      const trail = remember(session.trail, session.step);
      return showLive(turn, conversation, { loaded, step: outcome.step, data: session.data, trail });
    }
    case 'start':
      return begin(turn, { kept: conversation.kept }, turn.registry.get(outcome.flow), {
        seed: outcome.seed ?? {},
      });
    case 'effects': {
      const result = await resume(turn, conversation, session);
      return { ...result, effects: outcome.effects };
    }
    case 'resume':
      return resumeKept(turn, conversation);
    case 'cancel':
      return cancel(turn, conversation);
  }
}

export async function goBack(turn: TurnContext, conversation: Conversation, session: Session): Promise<Turn> {
  const trail = [...session.trail];
  let step = trail.pop();
  while (step === session.step) step = trail.pop();
  if (step === undefined) return resume(turn, conversation, session);
  return resume(turn, conversation, { ...session, step, trail });
}

export async function cancel(turn: TurnContext, conversation: Conversation): Promise<Turn> {
  const unfinished = isUnfinished(turn, conversation.live);
  const notice = unfinished ? { notice: engineTexts.format(turn.services.locale, 'cancelled') } : {};
  return begin(turn, { kept: conversation.kept }, turn.registry.home, undefined, notice);
}

/** Brings the newest kept draft back; with nothing kept, the live card or home comes again. */
export async function resumeKept(turn: TurnContext, conversation: Conversation): Promise<Turn> {
  if (isUnfinished(turn, conversation.live)) return resume(turn, conversation, conversation.live);
  const session = conversation.kept.at(-1);
  if (session === undefined) return reshow(turn, { kept: [] }, 'nothingToContinue');
  return resume(turn, { kept: conversation.kept.slice(0, -1) }, session);
}

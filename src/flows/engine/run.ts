/** The moves of a conversation: begin a flow, take an outcome, go back, set aside, resume. */
import { arrive, open } from './arrive.js';
import { barred } from './barred.js';
import { abandon, forget, nameOf, setAside } from './drafts.js';
import { completed, withEffects, withLocaleOf } from './effects.js';
import type { Next, Opening, Outcome } from './flow.js';
import type { LoadedFlow } from './registry.js';
import { remember, undoable, without, type Conversation, type Session } from './session.js';
import { isHeldElsewhere, isUnfinished, pick, showLive, type Place, type ShowOptions } from './show-live.js';
import { engineTexts, show, type Said } from './show.js';
import { contextFor, heldBy, type Turn, type TurnContext } from './turn.js';

/**
 * Begins a flow. An unfinished one is kept; a question that can be answered at once is answered beside it, and
 * its card comes again.
 */
export async function begin(
  turn: TurnContext,
  conversation: Conversation,
  loaded: LoadedFlow,
  opening: Opening = { seed: {} },
  options: ShowOptions = {},
): Promise<Turn> {
  const next = await open(contextFor(turn, loaded, conversation), loaded, opening);
  const from = { id: turn.newToken(), loaded, next, trail: [], said: opening.said };
  const { place, notice, effects } = await arrive(turn, conversation, from);
  const shown: ShowOptions = { ...(notice === undefined ? {} : { notice }), ...options };
  return withEffects(await showBegun(turn, conversation, place, shown), effects);
}

async function showBegun(
  turn: TurnContext,
  conversation: Conversation,
  place: Place,
  shown: ShowOptions,
): Promise<Turn> {
  const { live } = conversation;
  if (!isUnfinished(turn, live) || isHeldElsewhere(turn, place)) {
    return showLive(turn, conversation, place, shown);
  }
  const { question, steps } = place.loaded.flow;
  if (question && steps[place.step]?.final) return answerAside(turn, conversation, place, shown);
  // Without a name there is one draft of a flow: begun anew, it starts over.
  if (live.flow === place.loaded.flow.id && live.name === undefined) {
    return showLive(turn, conversation, place, shown);
  }
  const aside = await setAside(turn, conversation, live);
  return showLive(turn, aside.conversation, place, { ...shown, before: aside.said });
}

/** Answers a question in the middle of another flow, whose card then comes again. */
async function answerAside(
  turn: TurnContext,
  conversation: Conversation,
  { loaded, step, data }: Place,
  options: ShowOptions,
): Promise<Turn> {
  const ctx = contextFor(turn, loaded, conversation);
  const frame = { token: '', canGoBack: false, aside: true };
  const shown = await show({ loaded, step, data, ctx, ...frame, ...pick(options) });
  return reshow(turn, conversation, 'backAgain', [shown.said]);
}

/** Shows a saved session again. One of another version, or with data that no longer parses, restarts its step politely. */
export async function resume(
  asked: TurnContext,
  conversation: Conversation,
  session: Session,
  options: ShowOptions = {},
): Promise<Turn> {
  const turn = heldBy(asked, session);
  const loaded = turn.registry.find(session.flow);
  if (loaded === undefined) return begin(asked, { kept: conversation.kept }, turn.registry.home);
  const { flow } = loaded;
  const parsed = flow.data.safeParse(session.data);
  const sameVersion = session.version === flow.version && flow.steps[session.step] !== undefined;
  const end = await barred(asked, conversation, session, options);
  if (end !== undefined) return end;
  if (sameVersion && parsed.success) {
    const { id, step, trail } = session;
    const place = { id, loaded, step, data: parsed.data as unknown, trail };
    return showLive(turn, conversation, place, options);
  }
  const ctx = contextFor(turn, loaded, conversation);
  const seed = typeof session.data === 'object' && session.data !== null ? session.data : {};
  const data: unknown = parsed.success ? parsed.data : await flow.begin({ seed: { ...seed } }, ctx);
  const next = (await flow.next(data, ctx)) as Next<unknown>;
  const { place } = await arrive(turn, conversation, { id: session.id, loaded, next, trail: [] });
  const notice = engineTexts.format(turn.services.locale, 'restarted');
  return showLive(turn, conversation, place, { ...options, notice });
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
  const title = live === undefined ? '' : nameOf(turn, live);
  const notice = engineTexts.format(turn.services.locale, key, { title });
  const options = { notice, before, ...(typed === undefined ? {} : { typed }) };
  if (live === undefined) return begin(turn, conversation, turn.registry.home, undefined, options);
  return resume(turn, conversation, live, options);
}

export function patched(data: unknown, patch: Readonly<Record<string, unknown>> | undefined): unknown {
  const merged: Record<string, unknown> = { ...(data as Record<string, unknown>), ...patch };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined));
}

/** What is done cannot be gone back from; among the answers of a question one can go to and fro. */
const hasEnded = ({ loaded, step }: Place): boolean =>
  !loaded.flow.question && loaded.flow.steps[step]?.final === true;

type Of<T extends Outcome<unknown>['type']> = Extract<Outcome<unknown>, { type: T }>;

async function takeAnswer(
  turn: TurnContext,
  conversation: Conversation,
  session: Session,
  outcome: Pick<Of<'answer'>, 'data' | 'effects'>,
): Promise<Turn> {
  const loaded = turn.registry.get(session.flow);
  const ctx = contextFor(turn, loaded, conversation);
  const next = (await loaded.flow.next(patched(session.data, outcome.data), ctx)) as Next<unknown>;
  const trail = remember(session.trail, session.step);
  const { place, notice, effects } = await arrive(turn, conversation, {
    id: session.id,
    loaded,
    next,
    trail,
  });
  const shown = hasEnded(place) ? { ...place, trail: [] } : place;
  const result = await showLive(turn, conversation, shown, notice === undefined ? {} : { notice });
  return { ...result, effects: [...(outcome.effects ?? []), ...effects] };
}

function retry(
  turn: TurnContext,
  conversation: Conversation,
  session: Session,
  { problem, data }: Of<'retry'>,
  typed: Readonly<Record<string, unknown>> | undefined,
): Promise<Turn> {
  const loaded = turn.registry.get(session.flow);
  const ctx = contextFor(turn, loaded, conversation);
  const { id, step, trail } = session;
  const notice = problem === undefined ? {} : { notice: ctx.t(problem.key, problem.params) };
  const place = { id, loaded, step, data: patched(session.data, data), trail };
  return showLive(turn, conversation, place, { ...notice, ...(typed === undefined ? {} : { typed }) });
}

/** Carries out what a step answered. */
export async function take(
  asked: TurnContext,
  conversation: Conversation,
  session: Session,
  outcome: Outcome<unknown>,
  typed?: Readonly<Record<string, unknown>>,
): Promise<Turn> {
  const turn = await carryOut(asked, conversation, session, outcome, typed);
  return { ...turn, effects: completed(turn.effects, session) };
}

async function carryOut(
  asked: TurnContext,
  conversation: Conversation,
  session: Session,
  outcome: Outcome<unknown>,
  typed: Readonly<Record<string, unknown>> | undefined,
): Promise<Turn> {
  const turn = heldBy(asked, session);
  switch (outcome.type) {
    case 'answer':
      return takeAnswer(turn, conversation, session, outcome);
    case 'retry':
      return retry(turn, conversation, session, outcome, typed);
    case 'change': {
      const loaded = turn.registry.get(session.flow);
      const trail = remember(session.trail, session.step);
      const data = patched(session.data, outcome.data);
      return showLive(turn, conversation, { id: session.id, loaded, step: outcome.step, data, trail });
    }
    case 'start': {
      const opening = { seed: outcome.seed ?? {} };
      // What follows a finished flow is a new matter, of this space; an unfinished one hands its own over.
      const from = isUnfinished(turn, session) ? turn : asked;
      const { kept, cancelled } = conversation;
      return begin(from, { kept, cancelled }, turn.registry.get(outcome.flow), opening);
    }
    case 'effects': {
      const result = await resume(withLocaleOf(turn, outcome.effects), conversation, session);
      return { ...result, effects: outcome.effects };
    }
    case 'forget':
      return takeAnswer(turn, await forget(turn, conversation, outcome.id), session, outcome);
    case 'resume':
      return outcome.id === undefined
        ? resumeKept(asked, conversation)
        : resumeDraft(asked, conversation, outcome.id);
    case 'cancel':
      return cancel(asked, conversation);
  }
}

/** A settled step is only left, with its own sentence for it: the text `cancelled` of the step. */
export async function cancel(turn: TurnContext, conversation: Conversation): Promise<Turn> {
  const { live } = conversation;
  const { kept, cancelled } = conversation;
  const { registry, services } = turn;
  if (!isUnfinished(turn, live)) return begin(turn, { kept, cancelled }, registry.home);
  const { flow, texts } = registry.get(live.flow);
  if (flow.steps[live.step]?.settled) {
    const aside = await setAside(turn, conversation, live);
    const notice = texts.format(services.locale, `${live.step}.cancelled`);
    return begin(turn, aside.conversation, registry.home, undefined, { notice });
  }
  await abandon(turn, conversation, live);
  const undone = { ...live, at: services.now.toISOString() };
  const notice = engineTexts.format(services.locale, 'cancelled');
  return begin(turn, { kept, cancelled: undone }, registry.home, undefined, { notice });
}

/** Takes the cancelled draft up again, as it was. */
export async function undoCancel(turn: TurnContext, conversation: Conversation): Promise<Turn> {
  const session = undoable(conversation, turn.services.now);
  if (session === undefined) return reshow(turn, conversation, 'nothingToContinue');
  const { kept } = conversation;
  const loaded = turn.registry.find(session.flow);
  const data = loaded?.flow.data.safeParse(session.data);
  const isCurrent = data?.success === true && session.version === loaded?.flow.version;
  if (!isCurrent || loaded.flow.retake === undefined) return resume(turn, { kept }, session);
  const end = await barred(turn, { kept }, session);
  if (end !== undefined) return end;
  const patch = await loaded.flow.retake(data.data, contextFor(heldBy(turn, session), loaded, conversation));
  return take(turn, { kept }, session, { type: 'answer', data: patch });
}

/** The draft goes on in the person's 1:1, as it is. */
export const goDirect = (turn: TurnContext, conversation: Conversation, live: Session): Promise<Turn> =>
  resume(turn, conversation, live, { elsewhere: turn.services.space.type === 'group' });

/** Brings the newest kept draft back; with nothing kept, the live card or home comes again. */
export async function resumeKept(turn: TurnContext, conversation: Conversation): Promise<Turn> {
  if (isUnfinished(turn, conversation.live)) return reshow(turn, conversation, 'hereYouAre');
  const session = conversation.kept.at(-1);
  if (session === undefined) return undoCancel(turn, conversation);
  return resume(turn, { kept: conversation.kept.slice(0, -1) }, session);
}

/** Takes up the draft of this id; another one that is unfinished is kept meanwhile. */
export async function resumeDraft(
  turn: TurnContext,
  conversation: Conversation,
  id: string,
  options: ShowOptions = {},
): Promise<Turn> {
  const { live } = conversation;
  if (live?.id === id) return resume(turn, conversation, live, options);
  const session = conversation.kept.find((kept) => kept.id === id);
  if (session === undefined) return reshow(turn, conversation, 'nothingToContinue');
  const rest = { ...conversation, kept: without(conversation.kept, session) };
  if (!isUnfinished(turn, live)) return resume(turn, { kept: rest.kept }, session, options);
  const aside = await setAside(turn, rest, live);
  return resume(turn, aside.conversation, session, { ...options, before: aside.said });
}

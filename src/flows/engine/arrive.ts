import type { Ctx, Effect, Next, Opening, Saying } from './flow.js';
import type { LoadedFlow } from './registry.js';
import type { Conversation } from './session.js';
import type { Place } from './show-live.js';
import { contextFor, type TurnContext } from './turn.js';

export interface Opened {
  readonly place: Place;
  readonly notice?: string;
  readonly effects: readonly Effect[];
}

const maxHandovers = 3;

/** Follows handovers from flow to flow until one of them has a step to show. */
export async function arrive(
  turn: TurnContext,
  conversation: Conversation,
  from: {
    id: string;
    loaded: LoadedFlow;
    next: Next<unknown>;
    trail: readonly string[];
    said?: Saying | undefined;
  },
  handovers = 0,
): Promise<Opened> {
  const { id, loaded, next, trail } = from;
  if (!('start' in next)) {
    const ctx = contextFor(turn, loaded, conversation);
    const place = { id, loaded, step: next.step, data: next.data, trail };
    const { effects = [], problem } = next;
    return problem === undefined
      ? { place, effects }
      : { place, effects, notice: ctx.t(problem.key, problem.params) };
  }
  if (handovers === maxHandovers) throw new Error(`Flow "${loaded.flow.id}" is handed over in a circle`);
  const taker = turn.registry.get(next.start);
  const { said } = from;
  const opening = { seed: next.seed, ...(said === undefined ? {} : { said }) };
  const opened = await open(contextFor(turn, taker, conversation), taker, opening);
  return arrive(turn, conversation, { id, loaded: taker, next: opened, trail: [], said }, handovers + 1);
}

/** Begins a flow as far as its first open step. */
export async function open(ctx: Ctx, { flow }: LoadedFlow, opening: Opening): Promise<Next<unknown>> {
  return await flow.next(await flow.begin(opening, ctx), ctx);
}

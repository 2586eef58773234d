/** What a turn leads to beside its answer. */
import type { Effect } from './flow.js';
import type { Session } from './session.js';
import type { Turn, TurnContext } from './turn.js';

export const withEffects = (turn: Turn, effects: readonly Effect[]): Turn =>
  effects.length === 0 ? turn : { ...turn, effects: [...turn.effects, ...effects] };

/** A change of language shows at once, on the very card that asked for it. */
export function withLocaleOf(turn: TurnContext, effects: readonly Effect[]): TurnContext {
  const change = effects.find((effect) => effect.type === 'set-locale');
  return change === undefined ? turn : { ...turn, services: { ...turn.services, locale: change.locale } };
}

/** Orders belong where the draft began; a reminder is of the draft that asks for it. */
export function completed(effects: readonly Effect[], { id, origin }: Session): readonly Effect[] {
  return effects.map((effect) => {
    if (effect.type === 'nudge') return { draftId: id, ...effect };
    if (effect.type === 'order-placed' && origin !== undefined) return { origin, ...effect };
    return effect;
  });
}

/** What every card of a reason can do beside its own answer. */
import type { Ctx, Outcome, Saying } from '../engine/flow.js';
import { answer } from '../shared/outcomes.js';
import { isElsewhere } from '../shared/said.js';
import type { Data } from './data.js';
import { settle, taskAt } from './tasks.js';

/** The carrier's own side is put right: nothing changes on the order. */
const cleared: readonly string[] = ['clear_order', 'remove_feature'];

export const waysAt = (step: string) => ({
  /** The script for the call; what was typed stays. */
  ask: (): Outcome<Data> => ({ type: 'retry', data: { script: true } }),
  way(_input: unknown, data: Data, _ctx: Ctx, way: string): Outcome<Data> {
    const task = taskAt(step, data);
    if (task === undefined) return answer<Data>({});
    if (cleared.includes(way)) return answer<Data>(settle(task, data, 'as_is'));
    if (!task.row.alternatives.some((known) => known === way)) return answer<Data>({});
    return answer<Data>({ via: { ...data.via, [String(task.at)]: way }, redo: task.at, script: undefined });
  },
});

/** Names another order than the one that is being fixed: no answer to this card. */
export const isAnother = ({ entities }: Saying, { orderId }: Data): boolean =>
  entities.orderId !== undefined && entities.orderId !== orderId;

const asking =
  /^\s*(?:what|which|who|how|hva|hvem|hvordan|hvilke)\b.*(?<!\p{L})(?:ask|say|call|spør|spørre|si|ringe?)(?!\p{L})/iu;

/** “What do I ask the carrier?” in words; undefined when it is neither that nor an answer to this step. */
export function hearAsk(said: Saying, data: Data): Outcome<Data> | undefined {
  return !isAnother(said, data) && !isElsewhere(said, ['fix_order']) && asking.test(said.text)
    ? { type: 'retry', data: { script: true } }
    : undefined;
}

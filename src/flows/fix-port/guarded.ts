import type { Ctx, Outcome, Step } from '../engine/flow.js';
import { answer } from '../shared/outcomes.js';
import type { Data } from './data.js';
import { loadRejected } from './load.js';

/** Whether the rejection that is being answered is still the open one. */
async function isOpen(data: Data, ctx: Ctx): Promise<boolean> {
  const rejected = await loadRejected(data, ctx);
  if (rejected === undefined) return false;
  return (
    data.cancelled === true || data.rejectedAt === undefined || rejected.rejection.at === data.rejectedAt
  );
}

type Handler<A extends unknown[], R> = (...args: A) => R | Promise<R>;
type Answered = Outcome<Data> | undefined;

/** Does nothing with a card whose order has moved on: the flow then says how it stands. */
export function guarded(step: Step<Data>): Step<Data> {
  const { actions, text, files } = step;
  const guard =
    <A extends unknown[], R extends Answered>(run: Handler<[...A, Data, Ctx], R>) =>
    async (...args: [...A, Data, Ctx]): Promise<R | Outcome<Data>> => {
      const [data, ctx] = args.slice(-2) as [Data, Ctx];
      return (await isOpen(data, ctx)) ? run(...args) : answer<Data>({});
    };
  const guardedActions = Object.entries(actions).map(([name, run]) => [
    name,
    async (input: never, data: Data, ctx: Ctx, arg: string) =>
      (await isOpen(data, ctx)) ? run(input, data, ctx, arg) : answer<Data>({}),
  ]);
  return {
    ...step,
    actions: Object.fromEntries(guardedActions) as Step<Data>['actions'],
    ...(text === undefined ? {} : { text: guard(text) }),
    ...(files === undefined ? {} : { files: guard(files) }),
  };
}

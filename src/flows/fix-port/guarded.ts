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

/** Does nothing with a card whose order has moved on: the flow then says how it stands. What is sent is not gone back to. */
export function guarded(step: Step<Data>): Step<Data> {
  const once =
    <T>(run: () => T | Promise<T>) =>
    async (data: Data, ctx: Ctx): Promise<T | Outcome<Data>> =>
      (await isOpen(data, ctx)) ? run() : answer<Data>({});
  const actions = Object.entries(step.actions).map(([name, run]) => [
    name,
    (input: never, data: Data, ctx: Ctx, arg: string) => once(() => run(input, data, ctx, arg))(data, ctx),
  ]);
  const hears: Pick<Step<Data>, 'text'> = step.text === undefined
    ? {}
    : { text: (said, data, ctx) => once(() => step.text?.(said, data, ctx))(data, ctx) };
  const takes: Pick<Step<Data>, 'files'> = step.files === undefined
    ? {}
    : { files: (files, said, data, ctx) => once(() => step.files?.(files, said, data, ctx))(data, ctx) };
  const ready = (data: Data): boolean => data.done === undefined && step.ready?.(data) !== false;
  return {
    ...step,
    ...hears,
    ...takes,
    ready,
    actions: Object.fromEntries(actions) as Step<Data>['actions'],
  };
}

import type { RejectionReason } from '../../orders/port/port-order.js';
import { rejection, type RejectionRow } from '../../reference/rejections.js';
import type { Data, How } from './data.js';

/** One reason of a rejection with its row, and what became of it. */
export interface Task {
  readonly at: number;
  readonly reason: RejectionReason;
  readonly row: RejectionRow;
  readonly how: How | undefined;
}

export const tasksOf = ({ reasons = [], settled = {} }: Data): readonly Task[] =>
  reasons.map((reason, at) => ({ at, reason, row: rejection(reason.code), how: settled[String(at)] }));

const fixSteps = {
  update: 'field',
  new_date: 'date',
  remove_numbers: 'numbers',
  split: 'split',
  new_bill: 'bill',
  contact_pts: 'pts',
  new_btn: 'main',
} as const;
type FixStep = (typeof fixSteps)[keyof typeof fixSteps] | 'secret';

/** The step that answers a reason; none where signing anew at the end is all there is to do. */
export function stepOf({ row, at }: Task, { via = {} }: Data): FixStep | undefined {
  const fix = via[String(at)] ?? row.fix;
  const step = fix in fixSteps ? fixSteps[fix as keyof typeof fixSteps] : undefined;
  return step === 'field' && row.secret ? 'secret' : step;
}

/** The reason to be answered next. */
export function openTask(data: Data): Task | undefined {
  const tasks = tasksOf(data);
  const again = data.redo === undefined ? undefined : tasks[data.redo];
  return again ?? tasks.find((task) => task.how === undefined && stepOf(task, data) !== undefined);
}

/** The reason that `step` shows: the open one, or after “back” the last one that step has answered. */
export function taskAt(step: string, data: Data): Task | undefined {
  const open = openTask(data);
  if (open !== undefined && stepOf(open, data) === step) return open;
  return tasksOf(data).findLast((task) => stepOf(task, data) === step);
}

/** Back from the card of a reason: to the row's own way where another was taken, else to the reason before. */
export const backFrom =
  (step: string) =>
  (data: Data): Pick<Data, 'redo' | 'via'> | undefined => {
    const task = taskAt(step, data);
    if (task === undefined) return undefined;
    const { [String(task.at)]: other, ...via } = data.via ?? {};
    if (other !== undefined) return { redo: task.at, via };
    const before = tasksOf(data).findLast((one) => one.at < task.at && stepOf(one, data) !== undefined);
    return before === undefined ? undefined : { redo: before.at };
  };

/** A reason is answered; what was shown beside it goes. */
export const settle = ({ at }: Task, { settled }: Data, how: How = 'changed') => ({
  settled: { ...settled, [String(at)]: how },
  redo: undefined,
  script: undefined,
});

/** What has to be made anew with what was changed. */
export function staleOf(data: Data): ReadonlySet<'loa' | 'bill'> {
  const changed = tasksOf(data).filter(
    (task) => task.how === 'changed' || (task.how === undefined && stepOf(task, data) === undefined),
  );
  return new Set(changed.flatMap(({ row }) => row.stale));
}

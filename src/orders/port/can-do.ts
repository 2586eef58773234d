import {
  type PortAction,
  type PortActionWhy,
  type PortRisk,
  portActionTable,
  portActions,
  riskOfHours,
} from '../../reference/port-actions.js';
import type { OrderView } from './port-view.js';

export interface CanDo {
  readonly action: PortAction;
  /** By the bot at once, through a case with PTS, or not at all. */
  readonly how: 'bot' | 'pts' | 'no';
  /** Row of `reference/port-actions`, texts in both languages. */
  readonly why: PortActionWhy;
  /** Whole hours until the confirmed time (FOC), or until the last moment of a snapback; never negative. */
  readonly hoursLeft?: number;
  /** That the losing carrier cuts the lines on the old date all the same. */
  readonly risk?: PortRisk;
}

type Answer = Omit<CanDo, 'action'>;
type Answers = Readonly<Record<PortAction, Answer>>;

const hourMs = 3_600_000;
const hoursUntil = (iso: string | undefined, now: Date): number | undefined => {
  const left = iso === undefined ? Number.NaN : Date.parse(iso) - now.getTime();
  return Number.isNaN(left) ? undefined : Math.max(0, left / hourMs);
};

const byBot = (why: PortActionWhy): Answer => ({ how: 'bot', why });
const byPts = (why: PortActionWhy): Answer => ({ how: 'pts', why });
const shut = (why: PortActionWhy): Answer => ({ how: 'no', why });

const always = {
  expedite: byPts('expedite_pts'),
  documents: byBot('documents_open'),
  pts: byPts('pts_open'),
} as const;

const beforeFoc: Answers = {
  ...always,
  edit: byBot('edit_before_foc'),
  new_date: { ...byBot('date_before_foc'), risk: 'none' },
  cancel: { ...byBot('cancel_before_foc'), risk: 'none' },
};

const rejected: Answers = {
  ...beforeFoc,
  edit: byBot('edit_rejected'),
  new_date: { ...byBot('date_rejected'), risk: 'none' },
};

function afterFoc(foc: string | undefined, now: Date): Answers {
  const left = hoursUntil(foc, now);
  // Without the confirmed time nobody knows how near it is: the highest risk is the safe answer.
  const clock =
    left === undefined ? { risk: 'high' as const } : { hoursLeft: Math.floor(left), risk: riskOfHours(left) };
  const passed = left === 0;
  return {
    ...always,
    expedite: passed ? shut('date_passed') : always.expedite,
    edit: byPts('edit_after_foc'),
    new_date: { ...byPts(passed ? 'date_passed' : 'date_after_foc'), ...clock },
    cancel: { ...byPts('cancel_after_foc'), ...clock },
  };
}

const ended = (why: 'completed' | 'cancelled', pts: Answer): Answers => ({
  ...{ edit: shut(why), new_date: shut(why), cancel: shut(why), expedite: shut(why), documents: shut(why) },
  pts,
});

function completed(activatedAt: string | undefined, now: Date): Answers {
  const window = portActionTable.snapbackHours.value * hourMs;
  const until = activatedAt === undefined ? Number.NaN : Date.parse(activatedAt) + window;
  const left = Number.isNaN(until) ? 0 : (hoursUntil(new Date(until).toISOString(), now) ?? 0);
  const snapback = { ...byPts('pts_snapback'), hoursLeft: Math.floor(left) };
  return ended('completed', left > 0 ? snapback : byPts('pts_open'));
}

/** A status nobody knows: only PTS can tell. */
const unclear: Answers = {
  ...always,
  edit: byPts('pts_open'),
  new_date: byPts('pts_open'),
  cancel: byPts('pts_open'),
};

function answers(order: OrderView, now: Date): Answers {
  switch (order.status) {
    case 'pending':
    case 'submitted':
      return beforeFoc;
    case 'rejected':
      return rejected;
    case 'foc_received':
      return afterFoc(order.port?.foc, now);
    case 'completed':
      return completed(order.port?.activatedAt, now);
    case 'cancelled':
      return ended('cancelled', byPts('pts_open'));
    default:
      return unclear;
  }
}

/** A row for each action, in the order of `portActions`. Empty for an order that is no port. */
export function canDo(order: OrderView, now: Date): readonly CanDo[] {
  if (order.type !== 'port') return [];
  const found = answers(order, now);
  return portActions.map((action) => ({ action, ...found[action] }));
}

import type { PortClass } from '../../reference/port-classes.js';
import {
  type RejectionField,
  type RejectionId,
  type RejectionRow,
  rejection as rejectionRow,
} from '../../reference/rejections.js';
import { nextValidDates } from './business-days.js';
import type { Portability, PortRejection, RejectionReason } from './port-order.js';
import type { OrderView, PlaceView } from './port-view.js';

export interface SplitGroup {
  /** Undefined: the carrier tells no BTN for these, a person must say. */
  readonly btn?: string;
  readonly numbers: readonly string[];
}

/** Several reasons may share one step; `reasons` are the codes as they came. */
export type FixStep = { readonly reasons: readonly string[] } & (
  | {
      readonly kind: 'remove_numbers';
      /** Named by the carrier, or the main BTN: ticked already. */
      readonly ticked: readonly string[];
      /** The carrier named the numbers of every reason. */
      readonly named: boolean;
      /** Taking all of them out would leave an order without numbers. */
      readonly takesAll: boolean;
      readonly alternatives: readonly ('new_btn' | 'clear_order' | 'remove_feature')[];
    }
  | { readonly kind: 'update'; readonly fields: readonly RejectionField[] }
  | { readonly kind: 'new_date'; readonly dates: readonly string[] }
  | { readonly kind: 'new_bill' }
  | { readonly kind: 'sign_again' }
  | { readonly kind: 'split'; readonly groups: readonly SplitGroup[] }
  | { readonly kind: 'contact_pts' }
);
export type FixKind = FixStep['kind'];

export interface FixPlan {
  readonly rejection: PortRejection;
  /** As they came, each with the row that is worked by (`unknown` for a code without one). */
  readonly reasons: readonly (RejectionReason & { readonly id: RejectionId; readonly known: boolean })[];
  /** Correct and resubmit; cancel and file new orders; or nothing but PTS can help. */
  readonly mode: 'in_place' | 'split' | 'pts';
  /** To be worked through in this order. */
  readonly steps: readonly FixStep[];
  /** Documents that no longer hold once the steps are done. */
  readonly stale: readonly ('loa' | 'bill')[];
}

export interface FixContext {
  readonly place: PlaceView;
  readonly now: Date;
  readonly portClass?: PortClass;
  /** Of the order's numbers, asked anew. */
  readonly portability?: readonly Portability[];
}

/** The rejection that waits for an answer, if any. */
export const openRejection = (order: OrderView): PortRejection | undefined =>
  order.status === 'rejected' ? order.port?.rejections.findLast(({ answeredAt }) => !answeredAt) : undefined;

interface Worked {
  readonly reason: RejectionReason;
  readonly row: RejectionRow;
}

const datesOffered = 5;

const codes = (worked: readonly Worked[]): readonly string[] => worked.map(({ reason }) => reason.code);

const distinct = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];

/** The carrier names the numbers; the main BTN names itself. */
const namedBy = ({ reason, row }: Worked, order: OrderView): readonly string[] => {
  const named = (reason.numbers ?? []).filter((number) => order.numbers.includes(number));
  const btn = order.port?.btn;
  const main = row.id === 'pending_main_btn' && btn !== undefined && order.numbers.includes(btn) ? [btn] : [];
  return named.length > 0 ? named : main;
};

const numberAlternatives = ['new_btn', 'clear_order', 'remove_feature'] as const;

function removeStep(worked: readonly Worked[], order: OrderView): FixStep {
  const ticked = distinct(worked.flatMap((one) => namedBy(one, order)));
  return {
    kind: 'remove_numbers',
    reasons: codes(worked),
    ticked,
    named: worked.every((one) => namedBy(one, order).length > 0),
    takesAll: order.numbers.every((number) => ticked.includes(number)),
    alternatives: numberAlternatives.filter((id) => worked.some(({ row }) => row.alternatives.includes(id))),
  };
}

/** One group for each BTN that the carrier tells; those it tells none for come last. */
export function splitByBtn(
  numbers: readonly string[],
  portability: readonly Portability[],
): readonly SplitGroup[] {
  const btnOf = new Map(portability.map(({ number, btn }) => [number, btn]));
  const groups = new Map<string | undefined, string[]>();
  for (const number of numbers) {
    const btn = btnOf.get(number);
    const group = groups.get(btn);
    if (group) group.push(number);
    else groups.set(btn, [number]);
  }
  const unknown = groups.get(undefined);
  const known = [...groups].flatMap(([btn, its]) => (btn === undefined ? [] : [{ btn, numbers: its }]));
  return unknown ? [...known, { numbers: unknown }] : known;
}

/** A split makes every order anew, with its own numbers, date, bill and LOA: only what is written stays. */
const partsOfSplit: readonly FixKind[] = ['remove_numbers', 'update', 'split', 'contact_pts'];

function stepsOf(worked: readonly Worked[], order: OrderView, context: FixContext): readonly FixStep[] {
  const by = (fix: RejectionRow['fix']) => worked.filter(({ row }) => row.fix === fix);
  const whose = (stale: 'loa' | 'bill') => worked.filter(({ row }) => row.stale.includes(stale));
  const { place, now, portClass, portability = [] } = context;
  const all: readonly (readonly [readonly Worked[], (its: readonly Worked[]) => FixStep])[] = [
    [by('remove_numbers'), (its) => removeStep(its, order)],
    [
      by('update'),
      (its) => ({
        kind: 'update',
        reasons: codes(its),
        fields: distinct(its.flatMap(({ row }) => row.fields)),
      }),
    ],
    [
      by('new_date'),
      (its) => ({
        kind: 'new_date',
        reasons: codes(its),
        dates: nextValidDates(place, now, datesOffered, portClass),
      }),
    ],
    [
      by('split'),
      (its) => ({ kind: 'split', reasons: codes(its), groups: splitByBtn(order.numbers, portability) }),
    ],
    [whose('bill'), (its) => ({ kind: 'new_bill', reasons: codes(its) })],
    [whose('loa'), (its) => ({ kind: 'sign_again', reasons: codes(its) })],
    [by('contact_pts'), (its) => ({ kind: 'contact_pts', reasons: codes(its) })],
  ];
  const steps = all.flatMap(([its, step]) => (its.length > 0 ? [step(its)] : []));
  return by('split').length > 0 ? steps.filter(({ kind }) => partsOfSplit.includes(kind)) : steps;
}

const modeOf = (steps: readonly FixStep[]): FixPlan['mode'] => {
  if (steps.some(({ kind }) => kind === 'split')) return 'split';
  return steps.every(({ kind }) => kind === 'contact_pts') ? 'pts' : 'in_place';
};

/**
 * The steps that answer everything the open rejection says; undefined when none is open. One code told twice is
 * one reason, with the numbers of both; a rejection that gives no reason counts as `unknown`.
 */
export function fixPlan(order: OrderView, context: FixContext): FixPlan | undefined {
  const open = openRejection(order);
  if (!open) return undefined;
  const worked = merged(open.reasons).map((reason) => ({ reason, row: rejectionRow(reason.code) }));
  const steps = stepsOf(worked, order, context);
  const stale = (['loa', 'bill'] as const).filter((id) => worked.some(({ row }) => row.stale.includes(id)));
  return {
    rejection: open,
    reasons: worked.map(({ reason, row }) => ({ ...reason, id: row.id, known: row.known })),
    mode: modeOf(steps),
    steps,
    stale,
  };
}

function merged(reasons: readonly RejectionReason[]): readonly RejectionReason[] {
  const byCode = new Map<string, RejectionReason>();
  for (const reason of reasons) {
    const before = byCode.get(reason.code);
    const numbers = distinct([...(before?.numbers ?? []), ...(reason.numbers ?? [])]);
    byCode.set(reason.code, { ...reason, ...before, ...(numbers.length > 0 ? { numbers } : {}) });
  }
  return byCode.size > 0 ? [...byCode.values()] : [{ code: 'unknown' }];
}

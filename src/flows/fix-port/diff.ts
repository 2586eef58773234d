/** What a resubmission changes, old and new side by side; secrets masked. */
import type { PortScope } from '../../orders/port/port-order.js';
import type { Ctx } from '../engine/flow.js';
import { compactNumbers, formatNumber } from '../shared/phone-format.js';
import { wishText } from '../shared/port/days.js';
import { caseTried } from '../shared/port/pts-case.js';
import { accountFields, shownValue, valueOf, type AccountField } from '../shared/port/account-fields.js';
import type { Data } from './data.js';
import { remaining, type Rejected } from './load.js';

export interface Difference {
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

const accountChanges = ({ account, next }: Rejected): readonly AccountField[] =>
  accountFields.filter((field) => valueOf(field, account) !== valueOf(field, next));

const scopeText = ({ kind, remaining: rest, newBtn }: PortScope, ctx: Ctx): string =>
  kind === 'full'
    ? ctx.t('scope.full')
    : ctx.t(`scope.${rest ?? 'partial'}`, { newBtn: newBtn === undefined ? 'none' : formatNumber(newBtn) });

const numbersText = (numbers: readonly string[], ctx: Ctx): string =>
  ctx.t('diff.numbers', { count: numbers.length, numbers: compactNumbers(numbers) });

export function differences(rejected: Rejected, data: Data, ctx: Ctx): readonly Difference[] {
  const { order, port, location, account, next } = rejected;
  const { change = {}, bill, loa } = data;
  const none = ctx.t('diff.none');
  const wish = (requested: typeof port.requested): string =>
    requested === undefined ? none : wishText(requested, location.timeZone, ctx.locale);
  const document = (kind: 'bill' | 'loa'): string =>
    port.documents.findLast((known) => known.kind === kind)?.name ?? none;
  const row = (key: string, before: string, after: string): Difference => ({
    what: ctx.t(`diff.${key}`),
    before: before === '' ? none : before,
    after,
  });
  return [
    ...accountChanges(rejected).map((field) => ({
      what: ctx.t(`accountFields.${field}`),
      before: shownValue(field, account) || none,
      after: shownValue(field, next),
    })),
    ...(change.scope === undefined
      ? []
      : [row('scope', scopeText(port.scope, ctx), scopeText(change.scope, ctx))]),
    ...(change.remove === undefined
      ? []
      : [row('ported', numbersText(order.numbers, ctx), numbersText(remaining(order, data), ctx))]),
    ...(change.requested === undefined
      ? []
      : [row('requested', wish(port.requested), wish(change.requested))]),
    ...(bill === undefined ? [] : [row('bill', document('bill'), bill.name)]),
    ...(loa === undefined ? [] : [row('loa', document('loa'), loa.name)]),
  ];
}

/** The same for a support case: what was corrected, no values. */
export const triedIn = (rejected: Rejected, { change, bill }: Data): readonly string[] => [
  ...accountChanges(rejected).map((field) => caseTried(field)),
  ...(change?.remove === undefined ? [] : [caseTried('remove', { numbers: change.remove.join(', ') })]),
  ...(change?.requested === undefined ? [] : [caseTried('requested', { date: change.requested.date })]),
  ...(bill === undefined ? [] : [caseTried('bill')]),
];

import { limits } from '../../reference/limits.js';
import type { PreCheckWhy } from '../../reference/pre-checks.js';
import { type DateProblem, checkRequested, daysBetween, isDate, localDate } from './business-days.js';
import type { Found, PreCheckFacts, Rule } from './pre-checks.js';

const cannot: Found = { problems: [], otherwise: 'cannot_check' };

const billRule: Rule = ({ bill, filed, now, place }) => {
  const bad = (why: PreCheckWhy, date?: string): Found => ({
    problems: [{ field: 'bill', why, ...(date === undefined ? {} : { date }) }],
  });
  if (!bill) return filed ? cannot : bad('bill_missing');
  if (bill.faults?.length) return bad('bill_faulty');
  if (bill.date === undefined || !isDate(bill.date)) return cannot;
  const age = daysBetween(bill.date, localDate(now, place.timeZone));
  if (age < 0) return bad('bill_in_future', bill.date);
  return age > limits.billAgeDays.value ? bad('bill_too_old', bill.date) : { problems: [] };
};

const loaRule: Rule = ({ loa, filed, numbers }) => {
  const bad = (why: PreCheckWhy, its?: readonly string[]): Found => ({
    problems: [{ field: 'loa', why, ...(its ? { numbers: its } : {}) }],
  });
  if (!loa) return filed ? cannot : bad('loa_missing');
  if (loa.faults?.length) return bad('loa_faulty');
  const named = loa.names && new Set(loa.names);
  // The one signed on screen is made from the order, so it names them all.
  if (!named) return loa.kind === 'signed' ? { problems: [] } : cannot;
  const left = numbers.filter((number) => !named.has(number));
  return left.length > 0 ? bad('loa_numbers', left) : { problems: [] };
};

const whyOf: Readonly<Record<DateProblem, PreCheckWhy>> = {
  not_a_date: 'date_not_a_date',
  not_a_time: 'date_not_a_date',
  past: 'date_past',
  weekend: 'date_weekend',
  holiday: 'date_holiday',
  too_soon: 'date_too_soon',
  too_late: 'date_too_late',
  outside_hours: 'date_outside_hours',
};

/** The carrier may still say no to a date that keeps every rule. */
const dateRule = ({ requested, place, now, portClass }: PreCheckFacts): Found => {
  if (!requested) return cannot;
  const check = checkRequested(requested, place, now, portClass);
  return check.ok
    ? { problems: [] }
    : { problems: [{ field: 'requestedDate', why: whyOf[check.why], date: requested.date }] };
};

/** Bill, LOA and the date asked for. */
export const documentRules = {
  previous_carrier_bill_invalid: billRule,
  loa_invalid: loaRule,
  foc_rejected_by_losing_carrier: dateRule,
} satisfies Record<string, Rule>;

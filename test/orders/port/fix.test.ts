import { describe, expect, it } from 'vitest';
import { type FixContext, type FixPlan, fixPlan } from '../../../src/orders/port/fix.js';
import type { RejectionReason } from '../../../src/orders/port/port-order.js';
import { rejectionIds } from '../../../src/reference/rejections.js';
import { facts, portOrder, verdict } from './support.js';

const [main, second, third] = ['+17135550100', '+17135550101', '+17135550102'];
const context: FixContext = {
  place: { country: 'US', timeZone: 'America/Chicago' },
  now: new Date('2026-12-01T15:00:00Z'),
};
const rejected = (...reasons: (RejectionReason | string)[]) =>
  portOrder({
    status: 'rejected',
    port: facts({
      rejections: [
        {
          at: '2026-11-30T10:00:00Z',
          reasons: reasons.map((reason) => (typeof reason === 'string' ? { code: reason } : reason)),
        },
      ],
    }),
  });
const planOf = (...reasons: (RejectionReason | string)[]): FixPlan => {
  const plan = fixPlan(rejected(...reasons), context);
  if (!plan) throw new Error('The order should have an open rejection.');
  return plan;
};
const kinds = (plan: FixPlan) => plan.steps.map(({ kind }) => kind);
const step = (plan: FixPlan, kind: string) => plan.steps.find((one) => one.kind === kind);

describe('the fix of a rejection', () => {
  it.each(rejectionIds)('has steps for %s', (id) => {
    const plan = planOf(id);
    expect(plan.steps.length).toBeGreaterThan(0);
    expect(plan.mode === 'pts').toBe(kinds(plan).every((kind) => kind === 'contact_pts'));
  });

  it('is none when nothing is rejected, or the rejection is answered', () => {
    expect(fixPlan(portOrder({ status: 'submitted' }), context)).toBeUndefined();
    const answered = { at: '2026-11-30T10:00:00Z', reasons: [], answeredAt: '2026-11-30T12:00:00Z' };
    const order = portOrder({ status: 'rejected', port: facts({ rejections: [answered] }) });
    expect(fixPlan(order, context)).toBeUndefined();
  });

  it('asks for several fields at once and for one signature at the end', () => {
    const plan = planOf('zip_mismatch', 'account_number_mismatch', 'business_name_mismatch');
    expect(kinds(plan)).toEqual(['update', 'sign_again']);
    expect(step(plan, 'update')).toMatchObject({ fields: ['zip', 'accountNumber', 'businessName'] });
    expect(step(plan, 'sign_again')?.reasons).toEqual(['zip_mismatch', 'business_name_mismatch']);
    expect(plan.stale).toEqual(['loa']);
  });

  it('asks for no signature when the LOA still holds', () => {
    expect(kinds(planOf('account_number_mismatch'))).toEqual(['update']);
  });

  it('ticks the numbers that the carrier names, and the main number by itself', () => {
    const named = planOf({ code: 'tn_not_portable', numbers: [second, '+19995550000'] });
    expect(step(named, 'remove_numbers')).toMatchObject({ ticked: [second], named: true, takesAll: false });
    expect(step(planOf('pending_main_btn'), 'remove_numbers')).toMatchObject({
      ...{ ticked: [main], alternatives: ['new_btn'] },
    });
    expect(step(planOf('tn_error'), 'remove_numbers')).toMatchObject({ ticked: [], named: false });
  });

  it('takes numbers of several reasons out in one go, and sees when none would be left', () => {
    const plan = planOf({ code: 'tn_error', numbers: [second, third] }, 'pending_main_btn');
    expect(step(plan, 'remove_numbers')).toMatchObject({ ticked: [second, third, main], takesAll: true });
    expect(kinds(plan)).toEqual(['remove_numbers', 'sign_again']);
  });

  it('offers dates that are valid', () => {
    expect(step(planOf('foc_rejected_by_losing_carrier'), 'new_date')).toMatchObject({
      dates: ['2026-12-08', '2026-12-09', '2026-12-10', '2026-12-11', '2026-12-14'],
    });
  });

  it('proposes a split by the billing numbers that the carrier tells', () => {
    const portability = [verdict(main, { btn: main }), verdict(second, { btn: second }), verdict(third)];
    const plan = fixPlan(rejected('multiple_btns', 'zip_mismatch'), { ...context, portability });
    expect(plan?.mode).toBe('split');
    expect(plan && kinds(plan)).toEqual(['update', 'split']);
    expect(plan && step(plan, 'split')).toMatchObject({
      groups: [{ btn: main, numbers: [main] }, { btn: second, numbers: [second] }, { numbers: [third] }],
    });
  });

  it('works the rest through before PTS is asked about what nobody knows', () => {
    const plan = planOf('from_outer_space', 'zip_mismatch');
    expect(kinds(plan)).toEqual(['update', 'sign_again', 'contact_pts']);
    expect(plan.mode).toBe('in_place');
    expect(plan.reasons[0]).toMatchObject({ code: 'from_outer_space', id: 'unknown', known: false });
  });

  it('takes a reason told twice once, with the numbers of both', () => {
    const plan = planOf({ code: 'tn_error', numbers: [second] }, { code: 'tn_error', numbers: [third] });
    expect(plan.reasons).toHaveLength(1);
    expect(step(plan, 'remove_numbers')).toMatchObject({ ticked: [second, third] });
  });

  it('goes to PTS when the rejection gives no reason', () => {
    expect(planOf()).toMatchObject({ mode: 'pts', reasons: [{ id: 'unknown' }] });
  });

  it('asks for a new bill', () => {
    expect(kinds(planOf('previous_carrier_bill_invalid', 'loa_invalid'))).toEqual(['new_bill', 'sign_again']);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PlanInput, planPort } from '../../../src/orders/port/plan.js';
import type { Portability } from '../../../src/orders/port/port-order.js';
import { facts, portOrder, verdict } from './support.js';

const houston = (last: number): string => `+1713555${String(last).padStart(4, '0')}`;
const plan = (checks: readonly Portability[], rest: Partial<PlanInput> = {}) =>
  planPort({ numbers: checks.map(({ number }) => number), portability: checks, country: 'US', ...rest });
const numbersOf = (made: ReturnType<typeof planPort>) => made.groups.map(({ numbers }) => numbers);
const warned = (made: ReturnType<typeof planPort>) => made.warnings.map(({ id }) => id);

describe('a port plan', () => {
  it('makes one order of numbers that stand with one carrier', () => {
    const made = plan([verdict(houston(100)), verdict(houston(101))]);
    expect(numbersOf(made)).toEqual([[houston(100), houston(101)]]);
    expect(made.groups[0]).toMatchObject({
      type: 'local',
      country: 'US',
      losingCarrier: 'Lone Star',
      elsewhere: false,
    });
    expect(made.groups[0]?.portClass.id).toBe('standard');
    expect(made.warnings).toEqual([]);
  });

  it('makes one order for each carrier and says so', () => {
    const made = plan([
      verdict(houston(100)),
      verdict(houston(101), { losingCarrier: 'Gulf' }),
      verdict(houston(102)),
    ]);
    expect(numbersOf(made)).toEqual([[houston(100), houston(102)], [houston(101)]]);
    expect(made.warnings).toEqual([{ id: 'several_carriers', carriers: ['Lone Star', 'Gulf'] }]);
    expect(made.portClass?.id).toBe('complex');
    expect(made.portClass?.because).toEqual(['btns', 'carriers']);
  });

  it('makes one order for each billing number the carrier tells', () => {
    const made = plan([
      verdict(houston(100), { btn: houston(100) }),
      verdict(houston(200), { btn: houston(200) }),
      verdict(houston(101), { btn: houston(100) }),
    ]);
    expect(made.groups.map(({ btn }) => btn)).toEqual([houston(100), houston(200)]);
  });

  it('counts numbers without a told billing number to the only one the carrier has told', () => {
    const made = plan([verdict(houston(100), { btn: houston(100) }), verdict(houston(101))]);
    expect(made.groups).toHaveLength(1);
  });

  it('sets mobile numbers apart from the others of the account, on the same date', () => {
    const made = plan([verdict(houston(100)), verdict(houston(101), { type: 'mobile' })]);
    expect(made.groups.map(({ type }) => type)).toEqual(['local', 'mobile']);
    expect(made.warnings).toEqual([
      { id: 'same_date', account: 'Lone Star/', groups: made.groups.map(({ key }) => key) },
    ]);
  });

  it('follows what the person says about the bills', () => {
    const made = plan([verdict(houston(100)), verdict(houston(101)), verdict(houston(102))], {
      accounts: [
        { id: 'north', btn: houston(100), numbers: [houston(100), houston(102)] },
        { id: 'south', numbers: [houston(101)] },
      ],
    });
    expect(numbersOf(made)).toEqual([[houston(100), houston(102)], [houston(101)]]);
    expect(made.groups[0]?.btn).toBe(houston(100));
    expect(made.groups[0]?.account).not.toBe(made.groups[1]?.account);
  });

  it('makes two orders of one account with two service addresses, on the same date', () => {
    const address = { street: '1 Main St', city: 'Houston', state: 'TX', zip: '77002' };
    const made = plan([verdict(houston(100)), verdict(houston(101))], {
      accounts: [
        { id: 'a', btn: houston(100), serviceAddress: address, numbers: [houston(100)] },
        {
          id: 'b',
          btn: houston(100),
          serviceAddress: { ...address, street: '2 Oak St' },
          numbers: [houston(101)],
        },
      ],
    });
    expect(made.groups).toHaveLength(2);
    expect(warned(made)).toEqual(['same_date']);
  });

  it('keeps numbers of another country in an order of their own, for a location there', () => {
    const made = plan([verdict(houston(100)), verdict('+14165550100'), verdict('+442079460100')]);
    expect(made.groups.map(({ country, elsewhere }) => [country, elsewhere])).toEqual([
      ['US', false],
      ['CA', true],
      ['GB', true],
    ]);
    expect(made.warnings).toContainEqual({
      id: 'elsewhere',
      groups: made.groups.slice(1).map(({ key }) => key),
    });
  });

  it('goes on with the good ones and sets the rest apart with the reason', () => {
    const made = plan([
      verdict(houston(100)),
      verdict(houston(101), { verdict: 'no', reason: 'rate_center_not_covered' }),
      verdict(houston(102), { verdict: 'manual', reason: 'manual_only' }),
      verdict(houston(103), { verdict: 'in_progress', reason: 'open_order', orderId: 'P-1' }),
      verdict(houston(104), { verdict: 'unknown' }),
      verdict('+18005550100'),
    ]);
    expect(numbersOf(made)).toEqual([[houston(100)]]);
    expect(made.apart.map(({ why }) => why)).toEqual(['no', 'manual', 'in_progress', 'unknown', 'tollfree']);
    expect(made.apart[2]?.orderId).toBe('P-1');
  });

  it('takes a number nobody has checked as unknown, and a number given twice once', () => {
    const made = planPort({ numbers: [houston(1), houston(1)], portability: [], country: 'US' });
    expect(made).toEqual({ groups: [], apart: [{ number: houston(1), why: 'unknown' }], warnings: [] });
  });

  it('warns when an open order holds the account, and not when that order is done', () => {
    const checks = [verdict(houston(100), { btn: houston(900) })];
    const holding = portOrder({ id: 'P-7', status: 'submitted', port: facts({ btn: houston(900) }) });
    const open = plan(checks, { openOrders: [holding] });
    expect(open.warnings).toEqual([
      { id: 'open_order', group: open.groups[0]?.key, orderId: 'P-7', btn: houston(900) },
    ]);
    expect(warned(plan(checks, { openOrders: [{ ...holding, status: 'completed' }] }))).toEqual([]);
  });

  it('says when nobody knows the carrier', () => {
    const nobody: Portability = { number: houston(100), verdict: 'yes', type: 'local' };
    const made = plan([nobody]);
    expect(made.warnings).toEqual([{ id: 'carrier_unknown', group: made.groups[0]?.key }]);
  });

  it('calls several rate centers of one order complex', () => {
    const made = plan([
      verdict(houston(100), { rateCenter: 'HOUSTON' }),
      verdict(houston(101), { rateCenter: 'KATY' }),
    ]);
    expect(made.groups[0]?.portClass).toMatchObject({ id: 'complex', because: ['rateCenters'], csr: true });
  });

  it('knows an order again when others are added before it', () => {
    const [gulf, star] = [verdict(houston(101), { losingCarrier: 'Gulf' }), verdict(houston(100))];
    expect(plan([gulf, star]).groups[1]?.key).toBe(plan([star]).groups[0]?.key);
    expect(plan([gulf]).groups[0]?.key).not.toBe(plan([star]).groups[0]?.key);
  });

  it('loses no number and doubles none, whatever the check says', () => {
    const check = fc.record({
      number: fc.integer({ min: 0, max: 60 }).map(houston),
      verdict: fc.constantFrom(
        'yes' as const,
        'no' as const,
        'manual' as const,
        'in_progress' as const,
        'unknown' as const,
      ),
      type: fc.constantFrom('local' as const, 'mobile' as const, 'tollfree' as const),
      losingCarrier: fc.constantFrom('A', 'B'),
    });
    const numbers = fc.uniqueArray(fc.integer({ min: 0, max: 60 }).map(houston));
    fc.assert(
      fc.property(numbers, fc.array(check), (asked, portability) => {
        const made = planPort({ numbers: asked, portability, country: 'US' });
        const out = [...numbersOf(made).flat(), ...made.apart.map(({ number }) => number)];
        expect(out.sort()).toEqual([...asked].sort());
      }),
    );
  });
});

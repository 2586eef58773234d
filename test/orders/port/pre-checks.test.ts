import { describe, expect, it } from 'vitest';
import { type PreCheckFacts, preChecks } from '../../../src/orders/port/pre-checks.js';
import { preCheckRows } from '../../../src/reference/pre-checks.js';
import { type RejectionId, rejectionIds } from '../../../src/reference/rejections.js';
import { account, facts as port, portOrder, verdict } from './support.js';

const [main, second] = ['+17135550100', '+17135550101'];
const complete: PreCheckFacts = {
  place: { country: 'US', timeZone: 'America/Chicago' },
  now: new Date('2026-12-01T15:00:00Z'),
  numbers: [main, second],
  portability: [verdict(main, { btn: main }), verdict(second, { btn: main })],
  account,
  scope: { kind: 'full' },
  bill: { date: '2026-11-15' },
  loa: { kind: 'signed', signer: 'Darin L. Ward' },
  requested: { date: '2026-12-10', time: '10:00' },
};
const look = (id: RejectionId, change: Partial<PreCheckFacts> = {}) => {
  const check = preChecks({ ...complete, ...change }).find((one) => one.id === id);
  return { verdict: check?.verdict, whys: check?.problems.map(({ why }) => why), problems: check?.problems };
};
const withAccount = (change: Partial<PreCheckFacts['account']>) => ({ account: { ...account, ...change } });
const without = (key: keyof PreCheckFacts): PreCheckFacts =>
  Object.fromEntries(Object.entries(complete).filter(([name]) => name !== key)) as unknown as PreCheckFacts;
const lookWithout = (id: RejectionId, key: keyof PreCheckFacts, rest: Partial<PreCheckFacts> = {}) => {
  const check = preChecks({ ...without(key), ...rest }).find((one) => one.id === id);
  return { verdict: check?.verdict, whys: check?.problems.map(({ why }) => why) };
};
const mobile = { numbers: [main], portability: [verdict(main, { type: 'mobile' })] };

describe('before an order is filed', () => {
  it('every known reason gets a verdict, in the order of the fact sheet', () => {
    expect(preChecks(complete).map(({ id }) => id)).toEqual(rejectionIds);
  });

  it('a complete draft has no problem, and what only the carrier knows is left to it', () => {
    const by = (verdict: string) =>
      preChecks(complete)
        .filter((one) => one.verdict === verdict)
        .map(({ id }) => id);
    expect(by('problem')).toEqual([]);
    expect(by('ok')).toEqual([
      ...['account_number_required', 'multiple_btns', 'foc_rejected_by_losing_carrier', 'invalid_pin'],
      ...['pending_main_btn', 'rate_center_not_supported', 'previous_carrier_bill_invalid', 'loa_invalid'],
    ]);
    expect(by('cannot_check')).toEqual(['unknown', 'tn_error']);
  });

  it('an empty draft is answered, not broken', () => {
    const empty = preChecks({
      ...{ place: complete.place, now: complete.now, numbers: [], portability: [], account: {} },
    });
    expect(empty).toHaveLength(19);
    expect(empty.filter(({ verdict }) => verdict === 'problem').length).toBeGreaterThan(5);
  });

  it('each problem belongs to the reason that its row names', () => {
    const rejectionOf = new Map(preCheckRows.map((row) => [row.id, row.rejection]));
    const bad = preChecks({
      ...complete,
      ...{ account: {}, requested: { date: '2026-12-05' }, bill: { date: '2026-10-01' }, portability: [] },
    });
    for (const { id, problems } of bad) {
      for (const { why } of problems) expect(rejectionOf.get(why)).toBe(id);
    }
  });
});

describe('the account data', () => {
  it('needs the account number and the PIN for a mobile number', () => {
    expect(
      look('account_number_required', { ...mobile, ...withAccount({ accountNumber: ' ' }) }).whys,
    ).toEqual(['account_number_mobile']);
    expect(look('invalid_pin', mobile).whys).toEqual(['pin_missing_mobile']);
    expect(look('invalid_pin', { ...mobile, ...withAccount({ pin: '1234' }) }).verdict).toBe('ask_carrier');
  });

  it.each([
    ['+4722865500', 'btn_other_country'],
    ['+1713555', 'btn_not_a_number'],
    ['+17135550900', 'btn_differs_told'],
    ['', 'btn_missing'],
  ] as const)('does not take %s for the billing number: %s', (btn, why) => {
    expect(look('btn_error', withAccount({ btn })).whys).toContain(why);
  });

  it('finds a billing number of another carrier', () => {
    const portability = [...complete.portability, verdict('+17135550900', { losingCarrier: 'Gulf' })];
    expect(look('btn_error', { portability, ...withAccount({ btn: '+17135550900' }) }).whys).toContain(
      'btn_other_carrier',
    );
  });

  it('holds the signature against the authorised name, to the middle initial', () => {
    const signed = (signer: string) => look('account_name_mismatch', { loa: { kind: 'signed', signer } });
    expect(signed('Darin Ward').whys).toEqual(['loa_signer_differs']);
    expect(signed('darin  l. ward').verdict).toBe('ask_carrier');
  });

  it('tells what reads differently on the bill', () => {
    const bill = { date: '2026-11-15', differs: ['businessName', 'accountNumber', 'zip'] as const };
    expect(look('business_name_mismatch', { bill }).whys).toEqual(['business_name_differs']);
    expect(look('account_number_mismatch', { bill }).whys).toEqual(['account_number_differs']);
    expect(look('zip_mismatch', { bill }).whys).toEqual(['zip_differs']);
  });

  it.each([
    [{ zip: '90210' }, 'zip_mismatch', 'zip_state'],
    [{ zip: '7700' }, 'zip_mismatch', 'zip_format'],
    [{ zip: '' }, 'zip_mismatch', 'zip_missing'],
    [{ street: 'P.O. Box 12' }, 'service_address_mismatch', 'address_po_box'],
    [{ street: '' }, 'service_address_mismatch', 'address_missing'],
    [{ city: '' }, 'service_address_mismatch', 'city_missing'],
    [{ state: '' }, 'service_address_mismatch', 'state_missing'],
    [{ state: 'ON' }, 'service_address_mismatch', 'state_unknown'],
  ] as const)('finds what is wrong with an address with %o', (change, id, why) => {
    const serviceAddress = { ...account.serviceAddress, ...change };
    expect(look(id, withAccount({ serviceAddress })).whys).toEqual([why]);
  });

  it('asks for no state where there are none', () => {
    const serviceAddress = { street: 'Storgata 1', city: 'Oslo', zip: '0155' };
    const place = { country: 'NO', timeZone: 'Europe/Oslo' } as const;
    expect(look('service_address_mismatch', { place, ...withAccount({ serviceAddress }) }).whys).toEqual([]);
  });
});

describe('the numbers', () => {
  const judged = (rest: Parameters<typeof verdict>[1]) => ({
    portability: [verdict(main), verdict(second, rest)],
  });

  it('that cannot be ported are named', () => {
    expect(look('tn_not_portable', judged({ verdict: 'no' })).problems).toEqual([
      { field: 'numbers', why: 'number_not_portable', numbers: [second] },
    ]);
    expect(look('tn_not_portable', judged({ verdict: 'manual' })).whys).toEqual(['number_manual']);
    expect(look('tn_not_portable', judged({ type: 'tollfree' })).whys).toEqual(['number_toll_free']);
  });

  it('of a rate center that is not covered belong to that reason alone', () => {
    const change = judged({ verdict: 'no', reason: 'rate_center_not_covered' });
    expect(look('rate_center_not_supported', change).whys).toEqual(['rate_center_not_covered']);
    expect(look('tn_not_portable', change).whys).toEqual([]);
  });

  it('with a special feature belong to that reason alone', () => {
    const change = judged({ verdict: 'no', reason: 'special_feature' });
    expect(look('tn_special_feature', change).problems).toMatchObject([
      { why: 'number_feature', numbers: [second] },
    ]);
    expect(look('tn_not_portable', change).whys).toEqual([]);
  });

  it('that nobody has judged cannot be checked', () => {
    expect(look('rate_center_not_supported', { portability: [] }).verdict).toBe('cannot_check');
  });

  it('under several billing numbers or with several carriers belong in several orders', () => {
    const portability = [
      verdict(main, { btn: main }),
      verdict(second, { btn: second, losingCarrier: 'Gulf' }),
    ];
    expect(look('multiple_btns', { portability }).whys).toEqual(['several_btns', 'several_carriers']);
    expect(look('multiple_btns', { portability: [verdict(main)] }).verdict).toBe('ask_carrier');
  });

  it('in an open order are named with it', () => {
    const openOrders = [portOrder({ id: 'P-9', numbers: [second], status: 'submitted' })];
    expect(look('pending_order', { openOrders }).problems).toEqual([
      { field: 'numbers', why: 'number_in_order', numbers: [second], orderId: 'P-9' },
    ]);
    expect(look('pending_order', judged({ verdict: 'in_progress', orderId: 'P-8' })).problems).toMatchObject([
      { orderId: 'P-8' },
    ]);
  });

  it('of an account that an open order holds would be rejected', () => {
    const other = portOrder({ id: 'P-9', numbers: ['+17135550777'], port: port({ btn: main }) });
    expect(look('pending_order', { openOrders: [other] }).whys).toEqual(['btn_in_order']);
    expect(look('pending_order', { openOrders: [{ ...other, status: 'cancelled' }] }).verdict).toBe(
      'ask_carrier',
    );
  });

  it.each([
    [undefined, ['main_btn_scope']],
    [{ kind: 'full' }, []],
    [{ kind: 'partial' }, ['main_btn_scope']],
    [{ kind: 'partial', remaining: 'disconnect' }, []],
    [{ kind: 'partial', remaining: 'keep' }, ['main_btn_new']],
    [{ kind: 'partial', remaining: 'keep', newBtn: main }, ['new_btn_old']],
    [{ kind: 'partial', remaining: 'keep', newBtn: second }, ['new_btn_ported']],
    [{ kind: 'partial', remaining: 'keep', newBtn: '+4722865500' }, ['new_btn_not_a_number']],
    [{ kind: 'partial', remaining: 'keep', newBtn: '+17135550190' }, []],
  ] as const)('with the main number among them, and %o, lead to %o', (scope, whys) => {
    const found = scope ? look('pending_main_btn', { scope }) : lookWithout('pending_main_btn', 'scope');
    expect(found.whys).toEqual(whys);
  });
});

describe('the documents and the date', () => {
  it('a bill may be thirty days old and no more', () => {
    const bill = (date: string) => look('previous_carrier_bill_invalid', { bill: { date } });
    expect(bill('2026-11-01').verdict).toBe('ok');
    expect(bill('2026-10-31').whys).toEqual(['bill_too_old']);
    expect(bill('2026-10-17').whys).toEqual(['bill_too_old']);
    expect(bill('2026-12-02').whys).toEqual(['bill_in_future']);
  });

  it('a bill whose date cannot be read is not guessed at, one that is missing is a problem', () => {
    expect(look('previous_carrier_bill_invalid', { bill: {} }).verdict).toBe('cannot_check');
    expect(look('previous_carrier_bill_invalid', { bill: { faults: ['encrypted'] } }).whys).toEqual([
      'bill_faulty',
    ]);
    expect(lookWithout('previous_carrier_bill_invalid', 'bill').whys).toEqual(['bill_missing']);
    expect(lookWithout('previous_carrier_bill_invalid', 'bill', { filed: true }).verdict).toBe(
      'cannot_check',
    );
  });

  it('an LOA names every number', () => {
    const uploaded = (names: readonly string[]) => look('loa_invalid', { loa: { kind: 'uploaded', names } });
    expect(uploaded([main]).problems).toEqual([{ field: 'loa', why: 'loa_numbers', numbers: [second] }]);
    expect(uploaded([main, second]).verdict).toBe('ok');
    expect(look('loa_invalid', { loa: { kind: 'uploaded' } }).verdict).toBe('cannot_check');
    expect(look('loa_invalid', { loa: { kind: 'later' } }).verdict).toBe('cannot_check');
    expect(lookWithout('loa_invalid', 'loa').whys).toEqual(['loa_missing']);
  });

  it.each([
    ['2026-11-30', 'date_past'],
    ['2026-12-05', 'date_weekend'],
    ['2026-12-25', 'date_holiday'],
    ['2026-12-03', 'date_too_soon'],
    ['2027-02-01', 'date_too_late'],
  ])('a wish for %s is a problem: %s', (date, why) => {
    expect(look('foc_rejected_by_losing_carrier', { requested: { date } }).whys).toEqual([why]);
  });

  it('no wish for a date cannot be checked', () => {
    expect(lookWithout('foc_rejected_by_losing_carrier', 'requested').verdict).toBe('cannot_check');
  });
});

import { describe, expect, it } from 'vitest';
import type { ChangeResult, NewOrder } from '../../../src/pstn/provider.js';
import { without } from '../../../src/pstn/ports/port-state.js';
import { account, carrierOf, changed, filed, port } from './port-support.js';
import { at, startDesk, who } from './start-desk.js';

const bill = {
  kind: 'bill',
  name: 'bill.pdf',
  type: 'application/pdf',
  bytes: Buffer.from('%PDF-1.4 the bill'),
} as const;

const norwegian = {
  locationId: at('Oslo'),
  orderedBy: who.ingrid,
  numbers: ['+4720100001', '+4720100002'],
  account: { ...account, btn: '+4720100000', losingCarrier: 'Fjordtele' },
};

describe('filing a port', () => {
  it('takes it in as pending, with nothing secret in what everybody sees', async () => {
    const desk = await startDesk();
    const order = await filed(desk, { plan: 'p1', requested: { date: '2026-03-16', time: '10:00' } });
    expect(order).toMatchObject({
      type: 'port',
      status: 'pending',
      quantity: 2,
      port: {
        losingCarrier: 'Lone Star Telecom',
        btn: '+14095550100',
        plan: 'p1',
        documents: [],
        rejections: [],
      },
      events: [{ id: `${order.id}.1`, what: 'ordered', by: 'Alice Morgan' }],
    });
    expect(JSON.stringify(order)).not.toMatch(/884213|604417/);
    expect(await desk.pstn.order(order.id)).toEqual(order);
    expect(await desk.pstn.portAccount(order.id)).toEqual(account);
    expect(await desk.pstn.portAccount('PO-104201')).toBeUndefined();
  });

  it('answers the same key with the same order, also at the same moment', async () => {
    const desk = await startDesk();
    const answers = await Promise.all([1, 2, 3].map(() => filed(desk)));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
  });

  const cases: [string, Partial<Extract<NewOrder, { type: 'port' }>>, string][] = [
    ['in a trial', { locationId: at('Austin'), orderedBy: who.dana }, 'trial'],
    ['by somebody who only reads', { orderedBy: who.noor }, 'may not order'],
    ['to a location of another operator', { locationId: at('Chicago') }, 'Cisco Calling Plan'],
    ['with a toll-free number', { numbers: ['+14095550101', '+18005550199'] }, 'Toll-free'],
    ['with a number that cannot be ported', { numbers: ['+19795550125'] }, '+19795550125'],
    ['with a number that only PTS can port', { numbers: ['+19795550155'] }, '+19795550155'],
    ['with a number of another country', { numbers: ['+19055550101'] }, 'another country'],
    ['without a signature where one signs on screen', { signature: undefined as never }, 'signed'],
  ];
  it.each(cases)('is refused %s', async (_, over, reason) => {
    const { pstn } = await startDesk();
    const result = await pstn.placeOrder(JSON.parse(JSON.stringify(port(over))) as NewOrder);
    expect(result).toMatchObject({
      ok: false,
      why: 'refused',
      reason: expect.stringContaining(reason) as string,
    });
  });

  it('needs no letter yet where it is uploaded later', async () => {
    const desk = await startDesk();
    const unsigned = without(port(norwegian), 'signature');
    expect(await desk.pstn.placeOrder(unsigned)).toMatchObject({ ok: true, order: { status: 'pending' } });
  });

  it('says which numbers an open order holds, and frees them once it is cancelled', async () => {
    const desk = await startDesk();
    const first = await filed(desk);
    const again = port({ key: 'l', numbers: ['+14095550102', '+14095550103'] });
    expect(await desk.pstn.placeOrder(again)).toEqual({ ok: false, why: 'taken', taken: ['+14095550102'] });
    changed(await desk.pstn.cancelPort(first.id, 'c', who.alice));
    expect(await desk.pstn.placeOrder(again)).toMatchObject({ ok: true });
  });
});

describe('the way of a port', () => {
  it('goes by validation and confirmation to completed, on the clock of the desk', async () => {
    const desk = await startDesk();
    const { id } = await filed(desk);
    const carrier = carrierOf(desk, id);
    expect(await (await carrier.complete()).json()).toMatchObject({ code: 'no_such_move' });
    await carrier.accept();
    expect(await (await carrier.move({ to: 'foc_received' })).json()).toMatchObject({ code: 'foc_missing' });
    expect(await (await carrier.confirm('2026-03-01', '10:00')).json()).toMatchObject({ code: 'foc_past' });
    await carrier.confirm('2026-03-16', '10:00');
    expect(await desk.pstn.order(id)).toMatchObject({
      status: 'foc_received',
      port: { foc: '2026-03-16T15:00:00.000Z' },
    });
    await desk.post('/desk/page/clock', { minutes: 14.25 * 24 * 60 });
    await carrier.complete();
    const order = await desk.pstn.order(id);
    expect(order).toMatchObject({ status: 'completed', port: { activatedAt: '2026-03-16T15:00:00.000Z' } });
    expect(order?.events.map(({ what, status }) => status ?? what)).toEqual([
      'pending',
      'submitted',
      'foc_received',
      'completed',
    ]);
    expect(new Set(order?.events.map(({ id }) => id)).size).toBe(4);
    const [verdict] = await desk.pstn.portability(at('Houston'), order?.numbers ?? []);
    expect(verdict).toMatchObject({ verdict: 'manual', reason: 'already_with_cisco' });
  });

  it('is turned back for one reason or several, known or not, and sent again corrected', async () => {
    const desk = await startDesk();
    const { id } = await filed(desk);
    const carrier = carrierOf(desk, id);
    await carrier.accept();
    expect(await (await carrier.reject()).json()).toMatchObject({ code: 'reason_missing' });
    const foreign = { code: 'tn_error', numbers: ['+14095550109'] };
    expect(await (await carrier.reject(foreign)).json()).toMatchObject({ code: 'foreign_number' });
    const reasons = [
      { code: 'invalid_pin', text: 'PIN REQUIRED' },
      { code: 'tn_error', numbers: ['+14095550102'] },
      { code: 'moon_phase' },
    ];
    await carrier.reject(...reasons);
    expect(await desk.pstn.order(id)).toMatchObject({
      status: 'rejected',
      port: { rejections: [{ reasons }] },
    });

    desk.clock.pass(90);
    const change = { account: { pin: '1187' }, remove: ['+14095550102'] };
    const answers = await Promise.all([1, 2].map(() => desk.pstn.resubmitPort(id, change, 'fix-1', who.per)));
    const order = changed(answers[1] as ChangeResult);
    expect(order).toMatchObject({
      status: 'pending',
      numbers: ['+14095550101'],
      quantity: 1,
      port: { rejections: [{ answeredAt: '2026-03-02T10:30:00.000Z' }] },
    });
    expect(order.events.filter(({ what }) => what === 'resubmitted')).toHaveLength(1);
    expect(order.events.at(-1)).toMatchObject({ what: 'resubmitted', status: 'pending', by: 'Per Lund' });
    expect(await desk.pstn.portAccount(id)).toEqual({ ...account, pin: '1187' });
    const [freed] = await desk.pstn.portability(at('Houston'), ['+14095550102']);
    expect(freed?.verdict).toBe('yes');

    await carrier.reject({ code: 'loa_invalid' });
    expect((await desk.pstn.order(id))?.port?.rejections).toHaveLength(2);
  });

  it('forgets the confirmed date when the carrier takes it back', async () => {
    const desk = await startDesk();
    const { id } = await filed(desk);
    const carrier = carrierOf(desk, id);
    await carrier.accept();
    await carrier.confirm('2026-03-16', '10:00');
    await carrier.reject({ code: 'foc_rejected_by_losing_carrier' });
    expect((await desk.pstn.order(id))?.port).not.toHaveProperty('foc');
  });

  it('keeps an order that has not been rejected as it is when it is sent again', async () => {
    const desk = await startDesk();
    const { id } = await filed(desk);
    expect(await desk.pstn.resubmitPort(id, {}, 'r', who.alice)).toMatchObject({
      ok: false,
      why: 'too_late',
      order: { id, status: 'pending' },
    });
  });

  it('never loses its last number', async () => {
    const desk = await startDesk();
    const { id, numbers } = await filed(desk);
    expect(await desk.pstn.changePort(id, { remove: numbers }, 'c', who.alice)).toMatchObject({
      why: 'refused',
    });
  });

  it('is changed and cancelled by the customer until the date is confirmed, by Cisco afterwards', async () => {
    const desk = await startDesk();
    const { id } = await filed(desk);
    const carrier = carrierOf(desk, id);
    const requested = { date: '2026-03-20', time: '11:00' };
    expect(changed(await desk.pstn.changePort(id, { requested }, 'c', who.alice))).toMatchObject({
      port: { requested },
      events: [{}, { what: 'changed', by: 'Alice Morgan' }],
    });
    await carrier.accept();
    await carrier.confirm('2026-03-16', '10:00');
    expect(await desk.pstn.changePort(id, { requested }, 'd', who.alice)).toMatchObject({ why: 'too_late' });
    expect(await desk.pstn.cancelPort(id, 'e', who.alice)).toMatchObject({ why: 'too_late' });
    await carrier.move({ to: 'cancelled', reason: 'Asked for by PTS.' });
    expect(await desk.pstn.order(id)).toMatchObject({ status: 'cancelled' });
  });

  it('is not for people without the right', async () => {
    const desk = await startDesk();
    const { id } = await filed(desk);
    for (const by of [who.noor, who.ingrid, who.sam]) {
      expect(await desk.pstn.cancelPort(id, 'c', by)).toMatchObject({ ok: false, why: 'refused' });
      expect(await desk.pstn.addDocument(id, bill, by)).toMatchObject({ ok: false, why: 'refused' });
    }
    expect(await desk.pstn.cancelPort('PO-999999', 'c', who.alice)).toMatchObject({ why: 'refused' });
    expect(await desk.pstn.cancelPort('PO-104201', 'c', who.alice)).toMatchObject({ why: 'refused' });
  });
});

describe('what the desk says about an order', () => {
  it('is a note, or another carrier asking for numbers, with one business day to answer', async () => {
    const desk = await startDesk();
    const { id } = await filed(desk);
    await carrierOf(desk, id).remark({ what: 'note', text: 'Called the carrier.' });
    expect((await desk.pstn.order(id))?.events.at(-1)).toMatchObject({
      what: 'note',
      reason: 'Called the carrier.',
    });
    const early = await carrierOf(desk, id).remark({ what: 'port_out', numbers: ['+14095550101'] });
    expect(await early.json()).toMatchObject({ code: 'not_active' });

    desk.clock.pass(4 * 24 * 60);
    const completed = carrierOf(desk, 'PO-104207');
    await completed.remark({ what: 'port_out', numbers: ['+19365550160'] });
    expect((await desk.pstn.order('PO-104207'))?.events.at(-1)).toMatchObject({
      what: 'port_out',
      numbers: ['+19365550160'],
      deadline: '2026-03-09T08:00:00.000Z',
    });
  });
});

describe('a new desk', () => {
  it('has a completed and a rejected port in Houston, and one with a date next week in Oslo', async () => {
    const desk = await startDesk();
    const portsOf = async (person: typeof who.per) => {
      const access = await desk.pstn.access(person);
      const orders = await Promise.all(access.map(({ customer }) => desk.pstn.orders(customer.id)));
      return orders.flat().filter(({ type }) => type === 'port');
    };
    const seen = (await portsOf(who.per)).map(({ status, port }) => [
      status,
      port?.documents.map(({ kind }) => kind),
      port?.rejections[0]?.reasons.length,
    ]);
    expect(seen).toEqual([
      ['rejected', ['bill', 'loa'], 2],
      ['completed', ['bill', 'loa'], undefined],
      ['foc_received', ['bill', 'loa'], undefined],
    ]);
    const [oslo] = await portsOf(who.ingrid);
    expect(oslo?.port?.foc).toBe('2026-03-09T09:00:00.000Z');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type OrderStatus, orderTypes } from '../../src/orders/order.js';
import {
  type StatusEvent,
  type StatusState,
  applyStatus,
  seenLimit,
  startStatus,
} from '../../src/orders/status-state.js';
import { isFinal, movesFrom, statusesOf, transition, transitions } from '../../src/orders/transitions.js';

const start = '2026-11-20T10:00:00.000Z';
const minute = (n: number): string => new Date(Date.parse(start) + n * 60_000).toISOString();
const told = (id: string, at: number, status: OrderStatus, rest: Partial<StatusEvent> = {}): StatusEvent => ({
  ...{ id, at: minute(at), status },
  ...(status === 'foc_received' ? { foc: '2026-12-07T16:00:00.000Z' } : {}),
  ...rest,
});
const afterAll = (...events: StatusEvent[]): StatusState =>
  events.reduce((state, event) => applyStatus(state, event).state, startStatus('port', start));

describe('the table of moves', () => {
  it('names only statuses that orders of that kind have', () => {
    for (const { vocabulary, from, to, only } of transitions) {
      const known = statusesOf(vocabulary === 'port' ? 'port' : only === 'request' ? 'request' : 'new');
      expect(known).toContain(from);
      expect(known).toContain(to);
    }
  });

  it('has each move once', () => {
    const keys = transitions.map(({ vocabulary, from, to }) => `${vocabulary} ${from} ${to}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('leads nowhere from an end, and somewhere from everything else', () => {
    for (const type of orderTypes) {
      for (const status of statusesOf(type)) {
        expect(movesFrom(type, status).length > 0).toBe(!isFinal(type, status));
      }
    }
  });

  it('lets the customer cancel before the carrier has confirmed and not after', () => {
    const may = (status: OrderStatus) => movesFrom('port', status, 'customer').map(({ to }) => to);
    expect(may('pending')).toEqual(['cancelled']);
    expect(may('submitted')).toEqual(['cancelled']);
    expect(may('foc_received')).toEqual([]);
    expect(movesFrom('port', 'foc_received').map(({ to }) => to)).toContain('cancelled');
  });

  it('lets only the customer resubmit, and asks the desk for the reason of a rejection', () => {
    expect(movesFrom('port', 'rejected', 'customer').map(({ to }) => to)).toContain('pending');
    expect(movesFrom('port', 'rejected').map(({ to }) => to)).not.toContain('pending');
    expect(transition('port', 'submitted', 'rejected')?.reason).toBe(true);
  });

  it('offers nobody to skip what lies between', () => {
    expect(movesFrom('port', 'pending').map(({ to }) => to)).not.toContain('completed');
    expect(transition('port', 'pending', 'completed')?.catchUp).toBe(true);
  });

  it('knows action required in requests only', () => {
    expect(movesFrom('new', 'pending').map(({ to }) => to)).toEqual(['provisioned', 'error']);
    expect(movesFrom('request', 'pending').map(({ to }) => to)).toContain('action_required');
  });
});

describe('news of a status', () => {
  it('moves the order on and keeps every step', () => {
    const state = afterAll(
      told('a', 1, 'submitted'),
      told('b', 2, 'foc_received'),
      told('c', 3, 'completed'),
    );
    expect(state.status).toBe('completed');
    expect(state.history.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  it('changes nothing when it is told twice', () => {
    const once = afterAll(told('a', 1, 'submitted'));
    expect(applyStatus(once, told('a', 1, 'submitted'))).toEqual({ result: 'double', state: once });
    expect(applyStatus(once, told('b', 2, 'submitted')).result).toBe('nothing_new');
  });

  it('that comes late stands at its place in the history and moves nothing', () => {
    const ahead = afterAll(told('b', 20, 'foc_received'));
    const result = applyStatus(ahead, told('a', 10, 'submitted'));
    expect(result.result).toBe('late');
    expect(result.state.status).toBe('foc_received');
    expect(result.state.history.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(applyStatus(result.state, told('a', 10, 'submitted')).result).toBe('double');
  });

  it('is refused when the order is at its end', () => {
    const done = afterAll(told('a', 1, 'completed'));
    const result = applyStatus(done, told('b', 2, 'rejected'));
    expect(result).toEqual({ result: 'refused', why: 'final', state: done });
  });

  it('is refused when it is no status of such an order, or comes from whom it cannot', () => {
    const state = startStatus('port', start);
    expect(applyStatus(state, told('a', 1, 'provisioned'))).toMatchObject({ why: 'unknown_status' });
    expect(applyStatus(state, told('b', 1, 'submitted', { by: 'customer' }))).toMatchObject({
      why: 'not_theirs',
    });
    expect(applyStatus(state, { id: 'c', at: minute(1), status: 'foc_received' })).toMatchObject({
      why: 'no_foc',
    });
    expect(applyStatus(state, { id: 'd', at: 'yesterday', status: 'submitted' })).toMatchObject({
      why: 'bad_time',
    });
    const confirmed = afterAll(told('e', 1, 'foc_received'));
    expect(applyStatus(confirmed, told('f', 2, 'submitted'))).toMatchObject({ why: 'illegal' });
  });

  it('of a second rejection with other reasons counts, with the same reasons it does not', () => {
    const state = afterAll(told('a', 1, 'rejected', { reasons: [{ code: 'zip_mismatch' }] }));
    const same = told('b', 2, 'rejected', { reasons: [{ code: 'zip_mismatch' }] });
    expect(applyStatus(state, same).result).toBe('nothing_new');
    expect(applyStatus(state, told('c', 2, 'rejected', { reasons: [{ code: 'btn_error' }] })).result).toBe(
      'applied',
    );
  });

  it('of a rejection without any reason is kept as reason unknown', () => {
    const state = afterAll(told('a', 1, 'rejected', { reason: 'call us' }));
    expect(state.history[0]?.reasons).toEqual([{ code: 'unknown', text: 'call us' }]);
  });

  it('of a moved confirmed date counts', () => {
    const state = afterAll(told('a', 1, 'foc_received'));
    const moved = told('b', 2, 'foc_received', { foc: '2026-12-09T16:00:00.000Z' });
    expect(applyStatus(state, moved).result).toBe('applied');
  });

  it('of a status that no row describes is shown as unknown, and anything may follow', () => {
    const state = afterAll(told('a', 1, 'unknown'), told('b', 2, 'foc_received'));
    expect(state.history.map(({ status }) => status)).toEqual(['unknown', 'foc_received']);
  });
});

describe('any news in any order', () => {
  const types = fc.constantFrom(...orderTypes);
  const events = fc.array(
    fc
      .record({
        id: fc.integer({ min: 0, max: 30 }).map((n) => `e${n}`),
        at: fc.integer({ min: -20, max: 60 }).map(minute),
        status: fc.constantFrom<OrderStatus>(
          ...(['pending', 'rejected', 'submitted', 'foc_received', 'completed', 'cancelled'] as const),
          ...(['provisioned', 'error', 'action_required', 'unknown'] as const),
        ),
        by: fc.option(fc.constantFrom('desk' as const, 'customer' as const), { nil: undefined }),
        foc: fc.option(
          fc.integer({ min: 1, max: 3 }).map((n) => minute(n * 1000)),
          { nil: undefined },
        ),
        reasons: fc.option(
          fc.array(fc.record({ code: fc.constantFrom('zip_mismatch', 'btn_error') }), { maxLength: 2 }),
          { nil: undefined },
        ),
      })
      .map(({ by, foc, reasons, ...event }): StatusEvent => ({
        ...event,
        ...(by ? { by } : {}),
        ...(foc ? { foc } : {}),
        ...(reasons ? { reasons } : {}),
      })),
    { maxLength: 60 },
  );

  it('keeps the order in a legal status, and every accepted event in the history once and in order', () => {
    fc.assert(
      fc.property(types, events, (type, all) => {
        let state = startStatus(type, start);
        const accepted = new Set<string>();
        for (const event of all) {
          const before = state;
          const result = applyStatus(before, event);
          state = result.state;
          if (result.result === 'applied') {
            const { status: from } = before;
            const free = from === 'unknown' || event.status === 'unknown';
            expect(free || transition(type, from, event.status) !== undefined).toBe(true);
            expect(isFinal(type, from)).toBe(false);
          } else expect(state.status).toBe(before.status);
          if (result.result === 'applied' || result.result === 'late') {
            expect(accepted.has(event.id)).toBe(false);
            accepted.add(event.id);
          } else expect(state.history).toEqual(before.history);
          if (result.result === 'refused' || result.result === 'double') expect(state).toEqual(before);
        }
        expect([...statusesOf(type), 'unknown']).toContain(state.status);
        expect(state.history.map(({ id }) => id).sort()).toEqual([...accepted].sort());
        const times = state.history.map(({ at }) => at);
        expect(times).toEqual([...times].sort());
        expect(state.seen.length).toBeLessThanOrEqual(seenLimit);
        const moved = state.history.filter(({ late }) => !late).at(-1);
        expect(state.status).toBe(moved?.status ?? 'pending');
      }),
      { numRuns: 400 },
    );
  });

  it('changes nothing when all of it is told a second time', () => {
    fc.assert(
      fc.property(types, events, (type, all) => {
        const accept = (state: StatusState, event: StatusEvent) => applyStatus(state, event).state;
        const once = all.reduce(accept, startStatus(type, start));
        const dealtWith = all.filter(({ id }) => once.seen.includes(id));
        expect(dealtWith.reduce(accept, once)).toEqual(once);
      }),
      { numRuns: 200 },
    );
  });

  it('remembers what it has dealt with only so far back, and the history always', () => {
    let state = startStatus('port', start);
    state = applyStatus(state, told('first', 1, 'submitted')).state;
    for (let n = 0; n < seenLimit + 50; n += 1) {
      state = applyStatus(state, told(`again${n}`, 2 + n, 'submitted')).state;
    }
    expect(state.seen).toHaveLength(seenLimit);
    expect(applyStatus(state, told('first', 1, 'submitted')).result).toBe('double');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openLedger } from '../../../src/sandbox/desk/ledger.js';
import { createHold } from '../../../src/sandbox/desk/holds.js';
import { createPlaceOrder } from '../../../src/sandbox/desk/ordering.js';
import { createPeople } from '../../../src/sandbox/desk/people.js';
import { createJudge } from '../../../src/sandbox/desk/ports/portability.js';
import { createShelf } from '../../../src/sandbox/desk/shelf.js';
import { createStock } from '../../../src/sandbox/desk/stock.js';
import { world } from '../../../src/sandbox/world-data.js';
import { at, createClock, createMemoryStore, placed, startDesk, who } from './start-desk.js';

const order = (key: string, numbers: readonly string[], holdKey?: string) =>
  ({
    key,
    type: 'new',
    locationId: at('Houston'),
    orderedBy: who.alice,
    numbers,
    ...(holdKey ? { holdKey } : {}),
  }) as const;

describe('holding numbers', () => {
  it('keeps them from everybody else for ten minutes', async () => {
    const { pstn, free, clock } = await startDesk();
    const [number = ''] = await free('Houston', 'TX', 1);
    expect(await pstn.hold('mine', [number])).toEqual({
      held: [number],
      taken: [],
      until: '2026-03-02T09:10:00.000Z',
    });
    expect(await free('Houston', 'TX', 1)).not.toEqual([number]);
    expect(await pstn.hold('other', [number])).toMatchObject({ held: [], taken: [number] });
    expect(await pstn.placeOrder(order('other', [number]))).toMatchObject({ ok: false, why: 'taken' });
    clock.pass(10);
    expect(await pstn.hold('other', [number])).toMatchObject({ held: [number] });
    expect(await pstn.placeOrder(order('mine', [number]))).toMatchObject({ ok: false, why: 'taken' });
  });

  it('lets the one who holds them order, by the key of the order or a key of its own', async () => {
    const { pstn, free } = await startDesk();
    const [first = '', second = '', third = ''] = await free('Houston', 'TX', 3);
    await pstn.hold('event-1', [first]);
    await pstn.hold('talk-7', [second, third]);
    placed(await pstn.placeOrder(order('event-1', [first])));
    placed(await pstn.placeOrder(order('event-2', [second], 'talk-7')));
    expect(await free('Houston', 'TX', 1)).toEqual([third]);
  });

  it('shows a holder its own numbers when it searches again', async () => {
    const { pstn, free } = await startDesk();
    const [number = ''] = await free('Houston', 'TX', 1);
    await pstn.hold('mine', [number]);
    const search = { locationId: at('Houston'), state: 'TX', limit: 1 };
    expect(await pstn.searchNumbers({ ...search, holdKey: 'mine' })).toMatchObject([{ number }]);
    expect(await pstn.searchNumbers({ ...search, holdKey: 'other' })).not.toMatchObject([{ number }]);
  });

  it('replaces an earlier hold of the same key, and lets go of all with an empty list', async () => {
    const { pstn, free } = await startDesk();
    const [first = '', second = ''] = await free('Houston', 'TX', 2);
    await pstn.hold('mine', [first]);
    await pstn.hold('mine', [second]);
    expect(await free('Houston', 'TX', 1)).toEqual([first]);
    await pstn.hold('mine', []);
    expect(await free('Houston', 'TX', 2)).toEqual([first, second]);
  });

  it('says which numbers are gone and holds the rest', async () => {
    const { pstn, free } = await startDesk();
    const [number = ''] = await free('Houston', 'TX', 1);
    const answer = await pstn.hold('mine', [number, '+19725550100', '+12025550100']);
    expect(answer).toMatchObject({ held: [number], taken: ['+19725550100', '+12025550100'] });
  });
});

type Act =
  | { readonly act: 'hold' | 'order'; readonly who: string; readonly picks: readonly number[] }
  | { readonly act: 'wait'; readonly minutes: number };

const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    act: fc.constantFrom('hold' as const, 'order' as const),
    who: fc.constantFrom('a', 'b', 'c'),
    picks: fc.array(fc.nat(7), { maxLength: 4 }),
  }),
  fc.record({ act: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 12 }) }),
);

describe('whatever is held, ordered and waited for', () => {
  it('no number is sold twice, and none that another holds', async () => {
    const stock = createStock(1);
    const shown = [...stock.values()].filter(({ free, areaCode }) => free && areaCode === '713').slice(0, 8);
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 40 }), async (acts) => {
        const clock = createClock();
        const ledger = await openLedger(createMemoryStore(0));
        const shelf = createShelf({ stock, ledger, clock: clock.now });
        const people = createPeople({ world, ledger });
        const judge = createJudge({ stock, ledger });
        const deps = { world, ledger, shelf, people, judge, clock: clock.now };
        const held = new Map<string, { key: string; until: number }>();
        const sold = new Set<string>();
        for (const [index, step] of acts.entries()) {
          if (step.act === 'wait') {
            clock.pass(step.minutes);
            continue;
          }
          const numbers = step.picks.map((pick) => shown[pick]?.number ?? '');
          if (step.act === 'hold') {
            const answer = await createHold(deps)(step.who, numbers);
            for (const [number, { key }] of held) if (key === step.who) held.delete(number);
            for (const number of answer.held) {
              expect(sold).not.toContain(number);
              held.set(number, { key: step.who, until: Date.parse(answer.until) });
            }
            continue;
          }
          const answer = await createPlaceOrder(deps)(order(`order-${index}`, numbers, step.who));
          for (const number of answer.ok ? answer.order.numbers : []) {
            const hold = held.get(number);
            const others = hold !== undefined && hold.key !== step.who && hold.until > clock.now().getTime();
            expect([sold.has(number), others]).toEqual([false, false]);
            sold.add(number);
          }
          if (answer.ok) for (const [number, { key }] of held) if (key === step.who) held.delete(number);
        }
        const owned = ledger.orders().flatMap(({ order: { numbers } }) => numbers);
        expect(new Set(owned)).toEqual(sold);
        expect(owned).toHaveLength(sold.size);
      }),
      { numRuns: 200 },
    );
  });
});

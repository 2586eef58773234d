import { describe, expect, it } from 'vitest';
import { createStock } from '../../../src/sandbox/desk/stock.js';
import { world } from '../../../src/sandbox/world-data.js';
import { at, startDesk, who } from './start-desk.js';

describe('the stock', () => {
  it('holds only numbers kept for fiction, and the same ones for the same seed', () => {
    const stock = createStock(5);
    expect([...stock.keys()].every((number) => /^\+1\d{3}55501\d\d$/.test(number))).toBe(true);
    expect([...createStock(5).values()]).toEqual([...stock.values()]);
    expect([...createStock(6).values()]).not.toEqual([...stock.values()]);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'has blocks of each size somewhere and not elsewhere (seed %i)',
    (seed) => {
      const free = (areaCode: string) =>
        [...createStock(seed).values()].filter((e) => e.areaCode === areaCode && e.free);
      expect(free('832')).toHaveLength(100);
      expect(free('281').filter(({ place }) => place >= 50)).toHaveLength(50);
      expect(free('281').length).toBeLessThan(100);
      expect(free('972')).toHaveLength(0);
      for (let ten = 0; ten < 10; ten += 1) {
        const left = free('713').filter(({ place }) => Math.floor(place / 10) === ten).length;
        expect(left).toBeLessThan(10);
      }
    },
  );
});

describe('searching', () => {
  it('narrows by state, area code, prefix and city', async () => {
    const { pstn } = await startDesk();
    const search = { locationId: at('Houston'), state: 'TX', limit: 200 };
    const found = await pstn.searchNumbers({ ...search, areaCode: '281', prefix: '555', city: 'sugar land' });
    expect(found).toHaveLength(50);
    expect(found[0]).toEqual({ number: '+12815550150', city: 'Sugar Land', state: 'TX' });
    expect(await pstn.searchNumbers({ ...search, prefix: '556' })).toEqual([]);
    expect(await pstn.searchNumbers({ ...search, areaCode: '416' })).toEqual([]);
    expect(await pstn.searchNumbers({ ...search, limit: 3 })).toHaveLength(3);
  });

  it("offers only states of the location's country, and nothing where numbers are requested", async () => {
    const { pstn } = await startDesk();
    expect(await pstn.states(at('Houston'))).toContain('TX');
    expect(await pstn.states(at('Toronto'))).toEqual(['AB', 'BC', 'ON', 'QC']);
    expect(await pstn.states(at('Oslo'))).toEqual([]);
    expect(await pstn.searchNumbers({ locationId: at('Toronto'), state: 'TX', limit: 5 })).toEqual([]);
  });

  it('counts in the inventory what a search finds', async () => {
    const { pstn } = await startDesk();
    const { areaCodes } = await pstn.inventory(at('Houston'), 'TX');
    for (const { areaCode, available } of areaCodes) {
      const search = { locationId: at('Houston'), state: 'TX', areaCode, limit: 200 };
      expect([areaCode, (await pstn.searchNumbers(search)).length]).toEqual([areaCode, available]);
    }
    expect(areaCodes.find(({ areaCode }) => areaCode === '281')?.cities).toEqual(['Houston', 'Sugar Land']);
  });

  it('finds blocks of 100 in Texas but not in California', async () => {
    const { pstn } = await startDesk();
    const size = 100;
    const texas = await pstn.searchBlocks({ locationId: at('Houston'), state: 'TX', size, limit: 9 });
    expect(texas[0]).toMatchObject({ size, first: '+17375550100', last: '+17375550199' });
    expect(await pstn.searchBlocks({ locationId: at('San Jose'), state: 'CA', size, limit: 9 })).toEqual([]);
    expect(
      await pstn.searchBlocks({ locationId: at('San Jose'), state: 'CA', size: 50, limit: 9 }),
    ).not.toEqual([]);
  });
});

describe('access', () => {
  it('gives each person the customers and the role of the world', async () => {
    const { pstn } = await startDesk();
    const seen = async (person: { id: string; email: string }) =>
      (await pstn.access(person)).map(({ customer, role }) => `${role} ${customer.name}`);
    expect(await seen({ ...who.alice, email: who.alice.email.toUpperCase() })).toEqual([
      'admin Harbor & Pine',
    ]);
    expect(await seen(who.noor)).toEqual(['read-only Harbor & Pine']);
    expect(await seen(who.sam)).toEqual([]);
    expect(await seen({ id: 'x', email: 'stranger@nowhere.example' })).toEqual([]);
    expect(await seen(who.per)).toEqual(world.customers.map(({ name }) => `partner ${name}`));
  });

  it('shows a customer its own locations', async () => {
    const { pstn } = await startDesk();
    const [access] = await pstn.access(who.ingrid);
    const locations = await pstn.locations(access?.customer.id ?? '');
    expect(locations.map(({ name, variant }) => `${name} ${variant}`)).toEqual([
      'Oslo B',
      'Bergen B',
      'London B',
      'Trondheim B',
      'Hamburg B',
    ]);
  });
});

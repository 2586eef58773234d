import { describe, expect, it } from 'vitest';
import { portClass } from '../../../src/orders/port/port-class.js';

const known = { country: 'US', btns: 1, carriers: 1, addresses: 1, rateCenters: 1 } as const;

describe('the class of a port', () => {
  it.each([
    [1, 'simple'],
    [2, 'standard'],
    [50, 'standard'],
    [51, 'project'],
    [2000, 'project'],
  ])('of %i numbers on one account is %s', (numbers, id) => {
    expect(portClass({ ...known, numbers }).id).toBe(id);
  });

  it.each(['btns', 'carriers', 'addresses', 'rateCenters'] as const)(
    'is complex with several %s',
    (count) => {
      expect(portClass({ ...known, numbers: 2, [count]: 2 })).toMatchObject({
        id: 'complex',
        because: [count],
      });
    },
  );

  it('does not look at rate centers outside the USA and Canada', () => {
    expect(portClass({ ...known, country: 'NO', numbers: 2, rateCenters: 3 }).id).toBe('standard');
  });

  it('asks for the service record for large and complex ports in the USA and Canada', () => {
    expect(portClass({ ...known, numbers: 51 }).csr).toBe(true);
    expect(portClass({ ...known, numbers: 51, country: 'GB' }).csr).toBe(false);
    expect(portClass({ ...known, numbers: 50 }).csr).toBe(false);
  });

  it('says what it has taken for one without knowing', () => {
    expect(portClass({ country: 'US', numbers: 2, carriers: 1 }).assumed).toEqual([
      'btns',
      'addresses',
      'rateCenters',
    ]);
  });
});

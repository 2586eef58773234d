import { describe, expect, it } from 'vitest';
import type { PortCountry } from '../../../src/orders/numbers/outcome.js';
import { readNumbers } from '../../../src/orders/numbers/read-numbers.js';

const read = (text: string, country: PortCountry = 'US', sandbox = false) => {
  const { numbers, problems } = readNumbers(text, { country, sandbox });
  return { numbers, problems: problems.map(({ token, why }) => `${token}: ${why}`) };
};
const count = (text: string, country: PortCountry = 'US') => read(text, country, true).numbers.length;

describe('a range', () => {
  it.each([
    ['713-684-2300 – 2319', 'US'],
    ['7136842300-2319', 'US'],
    ['713-684-2300 to 19', 'US'],
    ['713 684 2300 thru 713 684 2319', 'US'],
    ['713-684-2300..2319', 'US'],
    ['713-684-2300 ~ 2319', 'US'],
    ['from (713) 684-2300 through\n(713) 684-2319', 'US'],
    ['between 713-684-2300 and 713-684-2319', 'US'],
    ['+47 22 33 44 00 — 19', 'NO'],
    ['22 33 44 00 t.o.m. 22 33 44 19', 'NO'],
    ['020 7123 4500/19', 'GB'],
    ['416-368-2300 à 19', 'CA'],
  ] as const)('%s is twenty numbers', (text, country) => {
    expect(count(text, country)).toBe(20);
  });

  it('is questioned when it runs backwards, or is longer than a port may be', () => {
    expect(read('713-684-2319 – 2300')).toEqual({
      numbers: [],
      problems: ['713-684-2319 – 2300: range_reversed'],
    });
    expect(read('713-684-0000 to 713-685-0000').problems).toEqual([
      '713-684-0000 to 713-685-0000: range_too_large',
    ]);
    expect(read('713-684-0000 to 713-684-9999').problems).toEqual([
      '713-684-0000 to 713-684-9999: range_too_large',
    ]);
    expect(count('713-684-0000 to 713-684-0999')).toBe(1_000);
  });

  it('keeps what is sound of it when a part is fiction', () => {
    const { numbers, problems } = read('713-555-0198 – 0201');
    expect(numbers).toEqual(['+17135550200', '+17135550201']);
    expect(problems).toEqual(['713-555-0198 – 0201: fictional']);
  });

  it('is no range when a unit or a street follows', () => {
    expect(count('22 33 44 00 til 3 linjer', 'NO')).toBe(1);
    expect(count('713-684-2300 - 4500 Main St')).toBe(1);
  });

  it('is a list when there are more than two', () => {
    expect(count('713-684-2300 - 713-684-2309 - 713-684-2320')).toBe(3);
  });
});

describe('last digits alone', () => {
  it('name the neighbours of the number before', () => {
    expect(read('713-684-2300, 2301 & 2302').numbers).toEqual([
      '+17136842300',
      '+17136842301',
      '+17136842302',
    ]);
    expect(read('22 33 44 00/01/02', 'NO').numbers).toEqual(['+4722334400', '+4722334401', '+4722334402']);
  });

  it('are questioned when they may as well be something else', () => {
    expect(read('713-684-2300, 1042').problems).toEqual(['1042: ambiguous']);
    expect(read('713 684 2300 0101')).toEqual({ numbers: [], problems: ['713 684 2300 0101: ambiguous'] });
  });
});

describe('an exception', () => {
  it.each([
    ['713-684-2300–2304 except 2302'],
    ['713-684-2300 to 713-684-2304, but not 713-684-2302'],
    ['All except 713-684-2302: 713-684-2300-2304'],
    ['All except 2302: 713-684-2300-2304'],
    ['713-684-2300-2304 minus 2302'],
    ['713-684-2300-2304. Do not port 713-684-2302.'],
    ['713-684-2300-2304 unntatt 2302'],
  ])('%s leaves out one number without a word', (text) => {
    expect(read(text)).toEqual({
      numbers: ['+17136842300', '+17136842301', '+17136842303', '+17136842304'],
      problems: [],
    });
  });

  it('can count from the end, where there is something to count', () => {
    expect(count('713-684-2300-2309 except the last two')).toBe(8);
    expect(count('22 33 44 00-09 unntatt de tre første', 'NO')).toBe(7);
    expect(read('713-684-2300, except the last two').problems).toEqual(['the last two: ambiguous']);
  });

  it('ends with its sentence', () => {
    expect(read('Not 713-684-2301. Port 713-684-2300.').numbers).toEqual(['+17136842300']);
    expect(read('do not port 713-684-2301, port 713-684-2300').numbers).toEqual(['+17136842300']);
  });
});

describe('what stays in the list and is questioned as well', () => {
  it.each([
    ['1-800-321-2000', 'US', '+18003212000', 'tollfree'],
    ['416-368-2300', 'US', '+14163682300', 'foreign'],
    ['713-684-2300', 'CA', '+17136842300', 'foreign'],
    ['876-922-1234', 'US', '+18769221234', 'foreign'],
    ['713-684-2300 x12', 'US', '+17136842300', 'extension'],
    ['1-800-FLOWERS', 'US', '+18003569377', 'letters'],
    ['020 8300 TAXI', 'GB', '+442083008294', 'letters'],
    ['0800 123 4567', 'GB', '+448001234567', 'tollfree'],
  ] as const)('%s in %s', (text, country, e164, why) => {
    expect(read(text, country)).toEqual({ numbers: [e164], problems: [`${text}: ${why}`] });
  });
});

describe('what is held back until the person answers', () => {
  it.each([
    ['713-555-0100', 'US', 'fictional'],
    ['212-911-2345', 'US', 'n11'],
    ['911', 'US', 'n11'],
    ['411', 'CA', 'n11'],
    ['112', 'NO', 'n11'],
    ['113', 'NO', 'n11'],
    ['999', 'GB', 'n11'],
    ['820 12345', 'NO', 'premium'],
    ['829 00 123', 'NO', 'premium'],
    ['221 23456', 'NO', 'ambiguous'],
    ['999-684-2300', 'US', 'invalid_area'],
    ['900-684-2300', 'US', 'premium'],
    ['500-684-2300', 'US', 'personal'],
    ['684-2300', 'US', 'too_short'],
    ['713684230012', 'US', 'too_long'],
    ['713-684-23OO', 'US', 'letters'],
    ['713-684-23xx', 'US', 'letters'],
    ['1-800-CONTACTS', 'US', 'letters'],
    ['7.13555E+09', 'US', 'ambiguous'],
    ['(713/832) 684-2300', 'US', 'ambiguous'],
    ['0844 123 4567', 'GB', 'premium'],
    ['070 1234 5678', 'GB', 'personal'],
    ['82 12 34 56', 'NO', 'premium'],
    ['880 12 345', 'NO', 'personal'],
    ['+47 22 33 44 0', 'NO', 'too_short'],
  ] as const)('%s in %s is %s', (text, country, why) => {
    expect(read(text, country)).toEqual({ numbers: [], problems: [`${text}: ${why}`] });
  });

  it('does not hold back fiction in the sandbox, nor the drama numbers of Ofcom', () => {
    expect(read('713-555-0100', 'US', true)).toEqual({ numbers: ['+17135550100'], problems: [] });
    expect(read('020 7946 0123, 01632 960123', 'GB').problems).toEqual([]);
  });
});

describe('a label', () => {
  it('tells an account number from a telephone number of the same look', () => {
    const text = 'Account number: 713 684 0199\nBilling telephone number: 713 684 2300\nFax: 713 684 2301';
    expect(read(text)).toEqual({ numbers: ['+17136842300', '+17136842301'], problems: [] });
  });

  it('may stand above, in the head of a table, or behind', () => {
    expect(count('Account Number\n713 684 0199')).toBe(0);
    expect(count('Phone,Account\n713-684-2300,713-684-0199')).toBe(1);
    expect(count('713 684 0199 (account number)')).toBe(0);
  });

  it('that only speaks of an account names none', () => {
    expect(count('Lines on this account:\n713-684-2300')).toBe(1);
    expect(count('Customer service 713-684-2300')).toBe(1);
  });
});

describe('the tokens', () => {
  it('say of everything with digits what it became', () => {
    const { tokens } = readNumbers('PO-1042 of 11/05/2024: 713-684-2300, 999-684-2300', { country: 'US' });
    expect(tokens).toEqual([
      { token: '1042', numbers: [], aside: 'code' },
      { token: '11/05/2024', numbers: [], aside: 'date' },
      { token: '713-684-2300', numbers: ['+17136842300'] },
      { token: '999-684-2300', numbers: [], why: 'invalid_area' },
    ]);
  });
});

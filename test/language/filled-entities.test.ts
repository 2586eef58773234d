import { expect, test } from 'vitest';
import { readFilled, type Filled } from '../../src/language/filled-entities.js';
import { mask } from '../../src/language/mask.js';

const filled = (text: string, given: Filled) => readFilled(given, mask(text, ['Houston']));

test('placeholders and words of the message become entities', () => {
  const text = '5 local ones in 713 for Houston, starting 555, after order 104201, or somewhere in texas';
  const given: Filled = {
    quantity: '<number-1>',
    areaCode: '<number-2>',
    prefix: '<number-3>',
    orderId: '<number-4>',
    city: '<name-1>',
    state: 'Texas',
    numberType: 'local',
    blockSize: null,
  };
  expect(filled(text, given)).toEqual({
    quantity: 5,
    areaCode: '713',
    prefix: '555',
    orderId: 'PO-104201',
    city: 'Houston',
    state: 'TX',
    numberType: 'local',
  });
});

test('what the message does not say, or what we do not know, is left out', () => {
  const given: Filled = {
    quantity: '5',
    areaCode: '<number-1>',
    orderId: '<number-9>',
    city: 'Dallas',
    state: 'ones',
    prefix: '',
  };
  expect(filled('some ones in 999', given)).toEqual({});
});

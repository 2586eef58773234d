import { describe, expect, it } from 'vitest';
import { understand } from '../../src/language/understand.js';

describe('tells the language of a text', () => {
  it.each([
    '5 numbers for Houston',
    'block of 50',
    'what is the status of PO-104233?',
    'cancel',
    'I would like to talk to a human',
    'order 10 numbers for Oslo',
    'nubmers for houston',
    'a line',
    'twenty',
  ])('English: %s', (text) => expect(understand(text).locale).toBe('en'));

  it.each([
    'vi trenger 20 nye numre',
    'blokk på 50',
    'avbryt',
    'ka e status',
    'eg treng fleire nummer',
    'kor mange',
    'kva kan du',
    'jeg har brug for 5 numre',
    'hvad er status',
    'få 5 til',
    'tjue',
    'hei',
  ])('Norwegian: %s', (text) => expect(understand(text).locale).toBe('nb'));

  it.each([
    '',
    '713',
    'ok',
    '👍',
    'status',
    'PO-104233',
    'Houston',
    'Fjordlys AS',
    'Alice Morgan',
    'Alice Morgan, alice.morgan@harborpine.example, +1 713 555 0100',
    '+1 713 555 0100',
    'start',
  ])('cannot tell: %j', (text) => expect(understand(text).locale).toBeUndefined());
});

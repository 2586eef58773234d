import { expect, test } from 'vitest';
import { namesDocument, secretsIn } from '../../src/language/secrets.js';

test.each([
  ['PIN 1234', ['pin']],
  ['pin: 471147', ['pin']],
  ['the transfer PIN is 8842 and we are in a hurry', ['pin']],
  ['Passcode=AB12CD', ['pin']],
  ['PIN-koden er 4711', ['pin']],
  ['pinkode 4711', ['pin']],
  ['4711 is the PIN', ['pin']],
  ['4711 er PIN-koden vår for Houston', ['pin']],
  ['Account number: 884213', ['account']],
  ['account no. 88-4421-13', ['account']],
  ['acct# A1884213', ['account']],
  ['kontonummeret er 1234 5678', ['account']],
  ['Kundenr: 884213', ['account']],
  ['884213 is our account number', ['account']],
  ['port 409-555-0100 to Houston, account 884213, PIN 1234', ['pin', 'account']],
  ['konto 884213\npin 1234', ['pin', 'account']],
])('a secret is written out in “%s”', (text, kinds) => {
  expect(secretsIn(text)).toEqual(kinds);
});

test.each([
  '5 numbers in 713 for Houston',
  'port 409-555-0100 to 0104 to Houston',
  'port 4095550100, +1 409 555 0101 and (409) 555-0102',
  'PO-104201',
  'fix PO-104201',
  'what is a PIN?',
  'the PIN is wrong',
  'the PIN for PO-104201 is missing',
  'account PO-104201',
  'account number mismatch on PO-104201',
  'PIN 409-555-0100',
  'the account of +1 409 555 0100',
  'account: +1 409 555 0100',
  'we opened the account in 2024',
  'kontonummeret stemmer ikke',
  'PIN-koden mangler for PO-104203',
  'Account name: Harbor & Pine, 1200 Harbor Street, Houston, TX 77002',
  'shipping 5000 numbers, spinning 1234',
  'BTN 409 555 0100',
  'alice@account.4711.example',
  '',
])('none is written out in “%s”', (text) => {
  expect(secretsIn(text)).toEqual([]);
});

test('a long text is read in no time', () => {
  const began = performance.now();
  for (const part of [' ', 'pin ', 'account ', '1', '1 ', 'a1-', 'er ']) secretsIn(part.repeat(8_000));
  expect(performance.now() - began).toBeLessThan(2_000);
});

test.each(['here is the bill', 'Fakturaen for mars', 'signed LOA', 'fullmakten ligger her'])(
  'a document is named in “%s”',
  (text) => {
    expect(namesDocument(text)).toBe(true);
  },
);
test.each(['our numbers', 'billing is fine', 'upload'])('none is named in “%s”', (text) => {
  expect(namesDocument(text)).toBe(false);
});

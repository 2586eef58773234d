import { describe, expect, test } from 'vitest';
import { billAge } from '../../src/documents/bill/bill-age.js';
import { readBill } from '../../src/documents/bill/read-bill.js';
import { inspectFile } from '../../src/documents/file/inspect-file.js';
import { paper } from './papers.js';

type Country = 'US' | 'CA' | 'GB' | 'NO';
const dateOf = (text: string, country: Country = 'US') => {
  const found = readBill(text, { country }).billDate;
  return found?.certain === true ? found.value : found?.candidates;
};
const accountsOf = (text: string, country: Country = 'US') =>
  readBill(text, { country }).accountNumbers.map(({ value }) => value);

describe('the date of the bill', () => {
  test.each([
    ['Bill date: March 4, 2026', '2026-03-04'],
    ['Invoice Date   Mar. 4, 2026', '2026-03-04'],
    ['STATEMENT DATE 4th March 2026', '2026-03-04'],
    ['Date of issue: 04-Mar-2026', '2026-03-04'],
    ['Issued on 04MAR26', '2026-03-04'],
    ['Bill Date: 2026-03-04', '2026-03-04'],
    ['Bill date 03/04/26', '2026-03-04'],
    ['Closing date 3.4.2026', '2026-03-04'],
    ['Your invoice date is near', undefined],
    ['Bill date: February 30, 2026', undefined],
    ['Previous bill date: March 4, 2026', undefined],
  ])('%s', (text, date) => expect(dateOf(text)).toEqual(date));

  test.each([
    ['Fakturadato: 04.03.2026', '2026-03-04'],
    ['Fakturadato   4. mars 2026', '2026-03-04'],
    ['Utstedt 04.03.26', '2026-03-04'],
    ['Dato: 2. mai 2026', '2026-05-02'],
    ['Fakturadato 31. desember 2025', '2025-12-31'],
  ])('%s', (text, date) => expect(dateOf(text, 'NO')).toBe(date));

  test('03/04/2026 is read as the country reads it, and asked for where both are in use', () => {
    const text = 'Invoice date: 03/04/2026';
    expect(dateOf(text, 'US')).toBe('2026-03-04');
    expect(dateOf(text, 'GB')).toBe('2026-04-03');
    expect(dateOf(text, 'CA')).toEqual(['2026-04-03', '2026-03-04']);
    expect(dateOf('Invoice date: 04/04/2026', 'CA')).toBe('2026-04-04');
  });

  test('another date of the bill tells how its writer orders day and month', () => {
    expect(dateOf('Invoice date: 03/04/2026\nPayment due: 03/25/2026', 'CA')).toBe('2026-03-04');
    expect(dateOf('Invoice date: 03/04/2026\nPayment due: 25/04/2026', 'US')).toBe('2026-04-03');
  });

  test('two bill dates are asked for; the due date is never the bill date', () => {
    expect(dateOf('Bill date: March 4, 2026\nInvoice date: March 5, 2026')).toEqual([
      '2026-03-04',
      '2026-03-05',
    ]);
    const due = readBill('Payment due date: April 1, 2026', { country: 'US' });
    expect(due.billDate).toBeUndefined();
    expect(due.dueDate).toMatchObject({ certain: true, value: '2026-04-01' });
    expect(readBill('Due date: April 1, 2026\nDate: March 4, 2026', { country: 'US' })).toMatchObject({
      billDate: { value: '2026-03-04', line: 'Date: March 4, 2026' },
      dueDate: { value: '2026-04-01' },
    });
  });

  test('stands below its heading in the same column', () => {
    const text = 'Account number   Bill date   Due date\n8260 1401 2345   03/04/2026   03/25/2026';
    expect(readBill(text, { country: 'US' })).toMatchObject({
      accountNumbers: [{ value: '8260 1401 2345' }],
      billDate: { value: '2026-03-04' },
      dueDate: { value: '2026-03-25' },
    });
  });
});

describe('the account number', () => {
  test.each([
    ['Account Number: 8260 14 012 0345678', ['8260 14 012 0345678']],
    ['Acct # 713-555-0100-123', ['713-555-0100-123']],
    ['Account No. GB 12345678', ['GB 12345678']],
    ['Billing account number   ACC-0012-33   Bill date   March 4, 2026', ['ACC-0012-33']],
    ['Please quote your account number 87654321 when you write', ['87654321']],
    ['Account number 12345678 March 4, 2026', ['12345678']],
    ['Account number: ****5678', []],
    ['Account summary', []],
    ['Account number: see overleaf', []],
    ['Bank account number: 12345678', []],
    ['Account number: 1234-5678\nCustomer number: 99881', ['1234-5678', '99881']],
    ['Account number: 1234-5678\nAccount 12345678', ['1234-5678']],
  ])('%s', (text, accounts) => expect(accountsOf(text)).toEqual(accounts));

  test('a Norwegian bank account to pay to is none', () => {
    expect(accountsOf('Kontonummer: 1503 22 33445\nKundenummer: 448812', 'NO')).toEqual(['448812']);
    expect(accountsOf('Betal til konto 1503.22.33445   KID 0044881234567', 'NO')).toEqual([]);
  });
});

describe('names, address and numbers', () => {
  test('of a US bill, from its PDF', async () => {
    const file = await paper([
      'LONE STAR TELEPHONE|Bill date: February 12, 2026',
      'PO Box 660011, Dallas, TX 75266|Payment due: March 9, 2026',
      'Account number: 8260-1401-2345',
      'Billing telephone number: (713) 201-4400',
      'Bill to:',
      'Harbor Freight Forwarding LLC',
      'Attn: Darin L. Ward',
      'Service address: 1200 Main St. Suite 400',
      'Houston, TX 77002-1234',
      'Numbers on this account',
      '713-201-4401|713-201-4402|713-201-4403',
      'Questions? Call 1-800-221-1212',
    ]);
    const found = await inspectFile(file, { kind: 'bill', name: 'bill.pdf' });
    if (!found.ok) throw new Error(found.problem.code);
    expect(readBill(found.text ?? '', { country: 'US' })).toMatchObject({
      billDate: { certain: true, value: '2026-02-12' },
      dueDate: { certain: true, value: '2026-03-09' },
      accountNumbers: [{ value: '8260-1401-2345', line: 'Account number: 8260-1401-2345' }],
      btn: { value: '+17132014400' },
      businessName: {
        value: 'Harbor Freight Forwarding LLC',
        line: 'Bill to: / Harbor Freight Forwarding LLC',
      },
      contactName: { value: 'Darin L. Ward' },
      serviceAddress: { value: '1200 Main St. Suite 400, Houston, TX 77002-1234' },
      zip: { value: '77002-1234' },
      numbers: [
        { value: '+17132014400' },
        { value: '+17132014401' },
        { value: '+17132014402' },
        { value: '+17132014403' },
        { value: '+18002211212' },
      ],
    });
  });

  test('of a Norwegian bill, from its PDF', async () => {
    const file = await paper([
      'Nordlys Telekom AS|Fakturadato|12.02.2026',
      'Kundenr: 448812|Forfallsdato|04.03.2026',
      'Kundenavn: Bjørnstad & Sønner AS',
      'Kontaktperson: Åse Bjørnstad',
      'Installasjonsadresse: Storgata 12',
      '0155 Oslo',
      'Hovednummer: 22 41 50 00',
      'Betales til kontonr. 1503.22.33445|KID 00448812345',
    ]);
    const found = await inspectFile(file, { kind: 'bill', name: 'faktura.pdf' });
    if (!found.ok) throw new Error(found.problem.code);
    const bill = readBill(found.text ?? '', { country: 'NO' });
    expect(bill).toMatchObject({
      billDate: { certain: true, value: '2026-02-12' },
      dueDate: { certain: true, value: '2026-03-04' },
      btn: { value: '+4722415000' },
      businessName: { value: 'Bjørnstad & Sønner AS' },
      contactName: { value: 'Åse Bjørnstad' },
      serviceAddress: { value: 'Storgata 12, 0155 Oslo' },
      zip: { value: '0155' },
    });
    expect(bill.accountNumbers.map(({ value }) => value)).toEqual(['448812']);
  });

  test('that are not there are absent', () => {
    expect(readBill('Thank you for being with us', { country: 'US' })).toEqual({
      accountNumbers: [],
      numbers: [],
      lines: ['Thank you for being with us'],
    });
  });
});

test('a bill is fresh for thirty days, to the day', () => {
  expect(billAge('2026-02-12', '2026-02-12')).toEqual({ verdict: 'fresh', days: 0, until: '2026-03-14' });
  expect(billAge('2026-02-12', '2026-03-14')).toMatchObject({ verdict: 'fresh', days: 30 });
  expect(billAge('2026-02-12', '2026-03-15')).toEqual({ verdict: 'too_old', days: 31, limit: 30 });
  expect(billAge('2026-02-12', '2026-02-10')).toEqual({ verdict: 'in_future', days: 2 });
  expect(billAge('2026-03-01', '2026-04-10', 45)).toMatchObject({ verdict: 'fresh', days: 40 });
});

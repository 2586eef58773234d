import { describe, expect, test } from 'vitest';
import { inspectFile } from '../../src/documents/file/inspect-file.js';
import { checkLoa, type LoaExpectation } from '../../src/documents/loa/check-loa.js';
import { makeLoa, type LoaInput } from '../../src/documents/loa/make-loa.js';
import { paperTexts } from '../../src/documents/texts.js';

const american: LoaInput = {
  country: 'US',
  businessName: 'Harbor Freight Forwarding LLC',
  authorisedName: 'Darin L. Ward',
  accountNumber: '8260-1401-2345',
  btn: '+17132014400',
  billingAddress: { street: 'PO Box 1200', city: 'Houston', state: 'TX', zip: '77001' },
  serviceAddress: { street: '1200 Main Street', city: 'Houston', state: 'TX', zip: '77002' },
  losingCarrier: 'Lone Star {count} Telephone',
  numbers: ['+17132014401', '+17132014402', '+17132014401'],
  signature: { firstName: 'Darin', lastName: 'Ward', jobTitle: 'Director', at: '2026-03-04T05:43:05Z' },
  timeZone: 'America/Chicago',
  reference: 'SB-4711',
};
const norwegian: LoaInput = {
  ...american,
  country: 'NO',
  businessName: 'Bjørnstad & Sønner AS',
  losingCarrier: 'Nordlys Telekom AS',
  numbers: ['+4722415000'],
  btn: '+4722415000',
  billingAddress: { street: 'Postboks 9', city: 'Oslo', zip: '0101' },
  serviceAddress: { street: 'Storgata 12', city: 'Oslo', zip: '0155' },
  signature: { firstName: 'Łukasz', lastName: 'Żak-Åsen', jobTitle: 'IT-sjef', at: '2026-03-04T05:43:05Z' },
  timeZone: 'Europe/Oslo',
};
const expected = (input: LoaInput, more: Partial<LoaExpectation> = {}): LoaExpectation => ({
  country: input.country,
  numbers: input.numbers,
  signer: `${input.signature.firstName} ${input.signature.lastName}`,
  today: '2026-03-10',
  ...more,
});
const read = async (input: LoaInput) => {
  const file = await inspectFile(await makeLoa(input), { kind: 'loa', name: 'loa.pdf' });
  if (!file.ok) throw new Error(file.problem.code);
  return { text: file.text ?? '', pages: file.pages };
};

describe('a letter we make', () => {
  test('carries what the US rule asks for, and each number once', async () => {
    const { text, pages } = await read(american);
    expect(pages).toBe(1);
    for (const part of [
      'Letter of Agency',
      'Harbor Freight Forwarding LLC',
      'Darin L. Ward',
      'PO Box 1200, Houston, TX 77001',
      '1200 Main Street, Houston, TX 77002',
      'from Lone Star {count}',
      '2, listed below',
      'March 3, 2026 at 11:43:05 PM (America/Chicago, UTC-06:00)',
      'SB-4711',
      'Page 1 of 1',
    ]) {
      expect(text).toContain(part);
    }
    expect(text.match(/\+1 713 201 4401/g)).toHaveLength(1);
    expect(text).toContain('only one telecommunications carrier');
  });

  test('is Norwegian in Norway, with names WinAnsi could not write', async () => {
    const { text } = await read(norwegian);
    for (const part of ['Fullmakt', 'Łukasz Żak-Åsen', 'Bjørnstad & Sønner AS', 'Storgata 12, 0155 Oslo'])
      expect(text).toContain(part);
    expect(text).toContain('4. mars 2026 kl. 06.43.05 (Europe/Oslo, UTC+01:00)');
    expect(text).toContain('Side 1 av 1');
    expect(text).not.toMatch(/[{}]|undefined/);
  });

  test('lists two thousand numbers, every one of which is found again', { timeout: 60_000 }, async () => {
    const numbers = Array.from({ length: 2000 }, (_, at) => `+1713${2_010_000 + at}`);
    const input = { ...american, numbers };
    const { text, pages } = await read(input);
    expect(pages).toBe(9);
    expect(text).toContain('Page 9 of 9');
    // And the billing telephone number.
    expect(new Set(text.match(/\+1 713 201 \d{4}/g)).size).toBe(2001);
    expect(checkLoa(text, expected(input))).toEqual([]);
  });

  test.each([30, 31])('of %i numbers has the signature on its first page', async (count) => {
    const numbers = Array.from({ length: count }, (_, at) => `+1713${2_010_000 + at}`);
    const { text, pages } = await read({ ...american, numbers });
    expect(pages).toBe(count > 30 ? 2 : 1);
    expect(text.indexOf('Job title')).toBeLessThan(text.indexOf('Page 1 of'));
  });

  test('is the same file each time', async () => {
    expect(Buffer.from(await makeLoa(american)).equals(await makeLoa(american))).toBe(true);
  });

  test('has the same texts in both languages', () => {
    expect(Object.keys(paperTexts.nb.loa)).toEqual(Object.keys(paperTexts.en.loa));
  });
});

describe('a letter handed in', () => {
  const letter =
    'Letter of agency\nI, Darin L. Ward, agree.\n(713) 201-4401, 713.201.4402\nSigned: 02/27/2026';
  test('with everything is fine', async () => {
    expect(checkLoa(letter, expected(american))).toEqual([]);
    expect(checkLoa((await read(norwegian)).text, expected(norwegian))).toEqual([]);
  });

  test('is told what it lacks', () => {
    expect(checkLoa(letter, expected(american, { numbers: ['+17132014401', '+17132014499'] }))).toEqual([
      { code: 'numbers_missing', numbers: ['+17132014499'] },
    ]);
    expect(checkLoa(letter, expected(american, { signer: 'Mary Poole' }))).toEqual([
      { code: 'signer_missing', signer: 'Mary Poole' },
    ]);
    expect(checkLoa(letter.replace(/Signed.*/, ''), expected(american))).toEqual([{ code: 'date_missing' }]);
    expect(checkLoa(letter, expected(american, { today: '2026-04-10' }))).toEqual([
      { code: 'date_old', date: '2026-02-27', days: 42, limit: 30 },
    ]);
    expect(checkLoa(letter, expected(american, { today: '2026-02-01' }))).toEqual([
      { code: 'date_in_future', date: '2026-02-27' },
    ]);
  });

  test('as a scan must be looked at', () => {
    expect(checkLoa(undefined, expected(american))).toEqual([{ code: 'no_text' }]);
  });
});

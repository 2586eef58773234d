import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareWithDraft, type TypedAccount } from '../../src/documents/bill/compare-with-draft.js';
import { readBill } from '../../src/documents/bill/read-bill.js';

const bill = readBill(
  [
    'Account number: 8260-1401-2345   Main number: (713) 201-4400',
    'Account name: Harbor Freight Forwarding LLC',
    'Attn: Darin L. Ward',
    'Service address: 1200 Main St., Suite 400',
    'Houston, TX 77002-1234',
    '713-201-4401 713-201-4402',
  ].join('\n'),
  { country: 'US' },
);
const compare = (typed: TypedAccount, against = bill) => compareWithDraft(against, typed);
const address = { street: '1200 Main St., Suite 400', city: 'Houston', state: 'TX', zip: '77002' };

test('what means the same is the same', () => {
  const typed = {
    accountNumber: '8260 14012345',
    btn: '+17132014400',
    businessName: 'harbor freight  forwarding llc',
    authorisedName: 'Darin L. Ward',
    serviceAddress: address,
    numbers: ['+17132014401', '+17132014400'],
  };
  expect(compare(typed).map(({ field, verdict }) => [field, verdict])).toEqual([
    ['accountNumber', 'same'],
    ['btn', 'same'],
    ['businessName', 'same'],
    ['authorisedName', 'same'],
    ['street', 'same'],
    ['city', 'same'],
    ['zip', 'same'],
    ['numbers', 'same'],
  ]);
});

test('a difference is shown character by character, with the line it stands on', () => {
  expect(compare({ authorisedName: 'Darin Ward', accountNumber: '8260-1410-2345' })).toEqual([
    {
      field: 'accountNumber',
      typed: '8260-1410-2345',
      verdict: 'different',
      found: '8260-1401-2345',
      line: 'Account number: 8260-1401-2345   Main number: (713) 201-4400',
      marked: { typed: '8260-14**10**-2345', found: '8260-14**01**-2345' },
    },
    {
      field: 'authorisedName',
      typed: 'Darin Ward',
      verdict: 'different',
      found: 'Darin L. Ward',
      line: 'Attn: Darin L. Ward',
      marked: { typed: 'Darin Ward', found: 'Darin **L.** Ward' },
    },
  ]);
});

test('an abbreviation is a mild difference, another house is not', () => {
  const street = (typed: string) => compare({ serviceAddress: { ...address, street: typed } })[0];
  expect(street('1200 Main Street, Suite 400')).toMatchObject({ field: 'street', verdict: 'mild' });
  expect(street('1210 Main St., Suite 400')).toMatchObject({ field: 'street', verdict: 'different' });
  expect(compare({ businessName: 'Harbor Freight Forwarding, L.L.C.' })[0]).toMatchObject({
    verdict: 'mild',
  });
  expect(compare({ serviceAddress: { ...address, zip: '77003' } })[2]).toMatchObject({
    verdict: 'different',
    found: '77002-1234',
  });
});

test('without a label the rest of the bill is looked through', () => {
  const plain = readBill('Brightwater Dental\n44 Elm Road\nWaco TX 76701\nThank you', { country: 'US' });
  expect(compare({ businessName: 'Brightwater Dental' }, plain)[0]).toMatchObject({ verdict: 'same' });
  expect(compare({ businessName: 'Brightwater Dental Group' }, plain)[0]).toMatchObject({
    verdict: 'different',
    found: 'Brightwater Dental',
  });
  expect(compare({ businessName: 'Acme Corp', accountNumber: '1234' }, plain)).toEqual([
    { field: 'accountNumber', typed: '1234', verdict: 'not_on_bill' },
    { field: 'businessName', typed: 'Acme Corp', verdict: 'not_on_bill' },
  ]);
});

test('numbers that the bill does not list are named', () => {
  expect(compare({ numbers: ['+17132014401', '+17132014499'] })).toEqual([
    {
      field: 'numbers',
      typed: '+17132014401, +17132014499',
      verdict: 'not_on_bill',
      missing: ['+17132014499'],
    },
  ]);
});

test('nothing on a bill can become Markdown of ours', () => {
  const sly = readBill('Account name: *Harbor* [Freight](https://x.example) LLC', { country: 'US' });
  const [found] = compare({ businessName: 'Harbor Freight LLC' }, sly);
  expect(found).toMatchObject({ verdict: 'different' });
  expect(found?.verdict === 'different' && found.marked.found).not.toMatch(/(?<!\\)[[\]]/);
});

test('any text and anything typed have an answer', () => {
  const word = fc.constantFrom(
    'Account number:',
    'Bill date',
    '03/04/2026',
    '713-201-4401',
    'Bill to:',
    '   ',
    '\n',
  );
  const text = fc.array(fc.oneof(word, fc.string({ unit: 'grapheme' })), { maxLength: 30 });
  const country = fc.constantFrom('US', 'CA', 'GB', 'NO');
  fc.assert(
    fc.property(text, country, fc.string(), (parts, where, typed) => {
      const found = readBill(parts.join(' '), { country: where });
      const answers = compare({ accountNumber: typed, businessName: typed, btn: typed }, found);
      expect(answers).toHaveLength(typed.trim() === '' ? 0 : 3);
    }),
    { numRuns: 300 },
  );
});

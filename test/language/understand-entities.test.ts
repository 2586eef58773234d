import { describe, expect, it } from 'vitest';
import { understand } from '../../src/language/understand.js';
import type { Entities } from '../../src/language/understanding.js';

const reads = (rows: readonly (readonly [text: string, entities: Entities])[]) => {
  it.each(rows)('%s', (text, entities) => expect(understand(text).entities).toEqual(entities));
};

const houston = { city: 'Houston', state: 'TX' };

describe('tells area codes, prefixes and quantities apart', () => {
  reads([
    ['5 numbers in 713 for Houston', { quantity: 5, areaCode: '713', ...houston }],
    ['100 numbers in 210', { quantity: 100, areaCode: '210' }],
    ['210 numbers in 713', { quantity: 210, areaCode: '713' }],
    ['250 numbers in Houston', { quantity: 250, ...houston }],
    ['713 numbers', { areaCode: '713' }],
    ['order numbers 713 555', { areaCode: '713', prefix: '555' }],
    ['713-555', { areaCode: '713', prefix: '555' }],
    ['713555', { areaCode: '713', prefix: '555' }],
    ['(713)', { areaCode: '713' }],
    ['area code 713', { areaCode: '713' }],
    ['area code 999', { areaCode: '999' }],
    ['retningsnummer: 999', { areaCode: '999' }],
    ['+1 713', { areaCode: '713' }],
    ['+1 (713) 555-0100', { areaCode: '713', prefix: '555' }],
    ['+17135550100', { areaCode: '713', prefix: '555' }],
    ['1-800-555-0100', { areaCode: '800', prefix: '555' }],
    ['get me 250 numbers', { quantity: 250 }],
    ['800 numbers', { areaCode: '800' }],
    ['a toll-free number', { areaCode: '800' }],
    ['vi trenger et gratisnummer', { areaCode: '800' }],
    ['numbers in 999', {}],
    ['is 911 working', {}],
    ['+47 22 33 44 55', {}],
    ['order 3 numbers, prefix 555, area code 713', { quantity: 3, areaCode: '713', prefix: '555' }],
    ['20 nummer som begynner på 713 555', { quantity: 20, areaCode: '713', prefix: '555' }],
    ['5 numbers starting with 713-555 by June 15', { quantity: 5, areaCode: '713', prefix: '555' }],
    ['fire nye numre til 212', { quantity: 4, areaCode: '212' }],
    ['10x 312', { quantity: 10, areaCode: '312' }],
  ]);
});

describe('reads quantities in digits and words', () => {
  reads([
    ['twenty-five numbers', { quantity: 25 }],
    ['twenty five numbers', { quantity: 25 }],
    ['tjuefem numre', { quantity: 25 }],
    ['femogtjue numre', { quantity: 25 }],
    ['et dusin nummer', { quantity: 12 }],
    ['two dozen numbers', { quantity: 24 }],
    ['et halvt dusin numre', { quantity: 6 }],
    ['a hundred numbers', { quantity: 100 }],
    ['hundre numre', { quantity: 100 }],
    ['hundre og ti numre', { quantity: 110 }],
    ['1,000 numbers', { quantity: 1000 }],
    ['1,000,000 numbers', { quantity: 1_000_000 }],
    ['a million numbers', { quantity: 1_000_000 }],
    ['en million numre', { quantity: 1_000_000 }],
    ['I need three new numbers', { quantity: 3 }],
    ['0 numbers', { quantity: 0 }],
    ['-5 numbers', { quantity: 0 }],
    ['numbers in 020', {}],
    ['trenger et nytt nummer', { quantity: 1 }],
    ['to numre', { quantity: 2 }],
    ['I want to order numbers', {}],
    ['we have 12 new hires and need numbers for them', { quantity: 12 }],
    ['need 3 numbers before Friday the 13th', { quantity: 3 }],
    ['10 numbers for 3 pm', { quantity: 10 }],
    ['5', { quantity: 5 }],
  ]);
});

describe('reads blocks', () => {
  reads([
    ['can I get a block of 50 in texas', { blockSize: 50, state: 'TX' }],
    ['blokk på 10 numre', { blockSize: 10 }],
    ['2 blocks of 50', { quantity: 2, blockSize: 50 }],
    ['ti sammenhengende numre', { blockSize: 10 }],
    ['a block', {}],
  ]);
});

describe('reads cities and states', () => {
  const place = (rows: readonly (readonly [text: string, place: Entities])[]) =>
    reads(rows.map(([text, entities]) => [`numbers ${text}`, entities] as const));

  place([
    ['in new york for houston', { state: 'NY' }],
    ['for houston in new york', { state: 'NY' }],
    ['for houston in dallas', { city: 'Dallas', state: 'TX' }],
    ['for houston in texas', { city: 'Houston', state: 'TX' }],
    ['in texas', { state: 'TX' }],
    ['in TX', { state: 'TX' }],
    ['in tx', { state: 'TX' }],
    ['in Calif.', { state: 'CA' }],
    ['in OH', { state: 'OH' }],
    ['in or around', {}],
    ['for me, hi, ok', {}],
    ['in Houston, TX', houston],
    ['in houston tx', houston],
    ['til Houstons kontor', houston],
    ['for the Houston-kontoret', houston],
    ['in Huoston', houston],
    ['in New York', { state: 'NY' }],
    ['in New York City', { city: 'New York', state: 'NY' }],
    ['in New York, NY', { city: 'New York', state: 'NY' }],
    ['in Washington', { state: 'WA' }],
    ['in Washington, D.C.', { city: 'Washington', state: 'DC' }],
    ['in Kansas City', { city: 'Kansas City' }],
    ['in Kansas City, Missouri', { city: 'Kansas City', state: 'MO' }],
    ['in Portland', { city: 'Portland' }],
    ['in Ontario', { state: 'ON' }],
    ['in Ontario, California', { city: 'Ontario', state: 'CA' }],
    ['in St. Louis', { city: 'St. Louis', state: 'MO' }],
    ['in saint louis', { city: 'St. Louis', state: 'MO' }],
    ['in San José', { city: 'San Jose', state: 'CA' }],
    ['in Montréal', { city: 'Montreal', state: 'QC' }],
    ['i Ny-Mexico', { state: 'NM' }],
    ['i Sør-Carolina', { state: 'SC' }],
    ['in London', { city: 'London' }],
    ['for mobile phones', {}],
    ['in Mobile', { city: 'Mobile', state: 'AL' }],
    ['in LA', {}],
    ['i ny fase', {}],
  ]);
});

describe('reads the rest', () => {
  reads([
    ['status PO-104233', { orderId: 'PO-104233' }],
    ['po 104233', { orderId: 'PO-104233' }],
    ['PO104233', { orderId: 'PO-104233' }],
    ['where is order #104233', { orderId: 'PO-104233' }],
    ['ordre nr 104233', { orderId: 'PO-104233' }],
    ['order 104233', { orderId: 'PO-104233' }],
    ['be om 10 lokale numre', { quantity: 10, numberType: 'local' }],
    ['20 national numbers', { quantity: 20, numberType: 'national' }],
    ['switch to english please', { locale: 'en' }],
    ['bytt fra engelsk til norsk', { locale: 'nb' }],
    ['norwegian numbers are best', {}],
    ['my orders', { scope: 'mine' }],
    ['ordren min', { scope: 'mine' }],
    ['all our orders', { scope: 'customer' }],
    ['alle bestillingene våre', { scope: 'customer' }],
    ['orders in this space', { scope: 'space' }],
    ['bestillinger i dette rommet', { scope: 'space' }],
    ['my numbers are here', {}],
  ]);
});

import { describe, expect, it } from 'vitest';
import { matchNames } from '../../src/language/match-names.js';

const names = [
  'Houston',
  'Houston HQ',
  'Oslo',
  'Oslo sentrum',
  'Bergen',
  'New York',
  'Austin',
  'Fjordlys AS',
  'Harbor & Pine',
  'Bluebird Bakery',
  'Ålesund',
  'Tromsø lager',
];

describe('finds the names a text mentions', () => {
  it.each([
    ['5 numbers in 713 for Houston', ['Houston']],
    ['HOUSTON HQ please', ['Houston HQ']],
    ['houston hq and houston', ['Houston HQ', 'Houston']],
    ['Oslos nye nummer', ['Oslo']],
    ["Oslo's new numbers", ['Oslo']],
    ['Houston-kontoret', ['Houston']],
    ['bergenkontoret', ['Bergen']],
    ['Housten', ['Houston']],
    ['Huoston', ['Houston']],
    ['fjordlys', ['Fjordlys AS']],
    ['orders for harbor and pine', ['Harbor & Pine']],
    ['harbour pine', ['Harbor & Pine']],
    ['bluebird', ['Bluebird Bakery']],
    ['alesund', ['Ålesund']],
    ['aalesund', ['Ålesund']],
    ['tromsoe', ['Tromsø lager']],
    ['new york and oslo', ['New York', 'Oslo']],
    ['oslo sentrum og austin', ['Oslo sentrum', 'Austin']],
  ])('%s', (text, expected) => expect(matchNames(text, names)).toEqual(expected));

  it.each(['new numbers in york', 'berg', 'solo', 'as', '', '713'])('nothing in %j', (text) =>
    expect(matchNames(text, names)).toEqual([]),
  );

  it('gives every name that one mention can mean', () => {
    expect(matchNames('for houston', ['Houston HQ', 'Houston Warehouse', 'Dallas'])).toEqual([
      'Houston Warehouse',
      'Houston HQ',
    ]);
  });

  it('does not take a short name for a slip of another word', () => {
    expect(matchNames('mail the bill', ['Mali', 'Bell'])).toEqual([]);
  });

  it('takes no names and empty names', () => {
    expect(matchNames('Houston', [])).toEqual([]);
    expect(matchNames('Houston', ['', ' ', '&'])).toEqual([]);
  });
});

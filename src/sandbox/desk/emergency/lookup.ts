/** The sandbox's validation of addresses: the same address always has the same answer, by the words in it. */
import type { EsaAddress } from '../../../esa/address.js';
import { isPoBox } from '../../../esa/po-box.js';
import type { EsaFault, EsaLookup } from '../../../pstn/emergency.js';
import { foldName } from '../../../reference/fold-name.js';
import { checkPostalCode } from '../../../reference/postal-codes.js';
import triggers from './triggers.json' with { type: 'json' };

/** Codes as webex-api.md 4.1 and the vendor's list in porting-references.md 4 have them. */
const faults = {
  spelling: { code: 'PMP4004', title: 'INVALID_STREET_ADDRESS', detail: 'The street was corrected.' },
  houseNumber: {
    code: 'PMP4004',
    title: 'INVALID_STREET_ADDRESS',
    detail: 'The house number is not known on this street.',
  },
  unit: { code: '6219', title: 'SIMILAR_ADDRESSES', detail: 'The unit is not known at this address.' },
  unknown: { code: '6218', title: 'NOT_FOUND', detail: 'No address of this name was found.' },
  several: { code: '6220', title: 'SEVERAL_MATCHES', detail: 'Several addresses match.' },
  box: { code: '6225', title: 'PO_BOX', detail: 'The address is a post office box.' },
  zip: { code: '6227', title: 'ZIP_STATE_MISMATCH', detail: 'Postal code and state do not match.' },
  noCoverage: {
    code: '6230',
    title: 'NO_COVERAGE',
    detail: 'There is no emergency coverage at this address.',
  },
  country: {
    code: '8063',
    title: 'STATE_NOT_SUPPORTED',
    detail: 'The address is outside the supported area.',
  },
} as const satisfies Record<string, EsaFault>;

const wordsOf = (text: string): readonly string[] => foldName(text).split(' ');
const has = (street: string, words: readonly string[]): boolean =>
  wordsOf(street).some((word) => words.some((trigger) => word.startsWith(trigger)));

export const isOutage = ({ address1 }: EsaAddress): boolean => has(address1, triggers.outage);
/** Validated, but the first attempt to save it gets no answer. */
export const isHalfway = ({ address1 }: EsaAddress): boolean => has(address1, triggers.halfway);

const unanswered = (...faults: readonly EsaFault[]): EsaLookup => ({ suggestions: [], faults });

function spelt(street: string): string {
  const known: Readonly<Record<string, string>> = triggers.spelling;
  return street
    .split(' ')
    .map((word) => known[foldName(word)] ?? word)
    .join(' ');
}

const withoutHouseNumber = (street: string): string =>
  street
    .split(' ')
    .filter((word) => word !== triggers.houseNumber)
    .join(' ');

const isUnknownUnit = (unit = ''): boolean =>
  (unit.match(/\d+/g) ?? []).some((number) => Number(number) >= triggers.firstUnknownUnit);

/** The address as the validator knows it, and what it had to change. */
function corrected(address: EsaAddress): { address: EsaAddress; faults: readonly EsaFault[] } {
  const street = spelt(address.address1);
  const house = withoutHouseNumber(street);
  const { address2, ...rest } = address;
  const dropsUnit = isUnknownUnit(address2);
  return {
    address: { ...rest, ...(address2 === undefined || dropsUnit ? {} : { address2 }), address1: house },
    faults: [
      ...(street === address.address1 ? [] : [faults.spelling]),
      ...(house === street ? [] : [faults.houseNumber]),
      ...(dropsUnit ? [faults.unit] : []),
    ],
  };
}

/** North and south of the same street. */
const twins = (address: EsaAddress): EsaLookup => ({
  suggestions: ['North', 'South'].map((side) => ({
    address: { ...address, address1: `${address.address1} ${side}` },
    faults: [faults.several],
  })),
  faults: [],
});

export function lookup(country: string, address: EsaAddress): EsaLookup {
  const { address1, address2 = '' } = address;
  if (address.country !== country) return unanswered(faults.country);
  if (isPoBox(address1) || isPoBox(address2)) return unanswered(faults.box);
  if (has(address1, triggers.unknown)) return unanswered(faults.unknown);
  if (has(address1, triggers.noCoverage)) return unanswered(faults.noCoverage);
  const isNorthAmerican = country === 'US' || country === 'CA';
  if (isNorthAmerican && checkPostalCode(address.postalCode, country, address.state) === 'other_state') {
    return unanswered(faults.zip);
  }
  if (has(address1, triggers.several) && !/ (?:North|South)$/.test(address1)) return twins(address);
  return { suggestions: [corrected(address)], faults: [] };
}

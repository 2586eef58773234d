import { describe, expect, it } from 'vitest';
import { readFile, share } from '../../../bench/rejections.js';
import { carrierCodes } from '../../../src/language/rejections/carrier-codes.js';
import {
  readRejection,
  readRejections,
  sureOfRejection,
} from '../../../src/language/rejections/read-rejection.js';
import { rejectionIds } from '../../../src/reference/rejections.js';

const labelOf = (text: string) => readRejection(text).label;
const labelsOf = (text: string) => readRejections(text).map(({ label }) => label);

describe('words of a carrier', () => {
  it.each([
    ['LSR rej: BTN mismatch', 'btn_error'],
    ['8A acct nbr invalid', 'account_number_mismatch'],
    ['acct nbr reqd', 'account_number_required'],
    ['E14', 'btn_error'],
    ['TN not found on acct', 'tn_not_portable'],
    ['CSR addr does not match', 'service_address_mismatch'],
    ['passcode invalid – wireless', 'invalid_pin'],
    ['DD not available', 'foc_rejected_by_losing_carrier'],
    ['end user name mismatch', 'business_name_mismatch'],
    ['TNs span multiple accounts / ATNs', 'multiple_btns'],
    ['8D zip invalid', 'zip_mismatch'],
    ['invlaid acount nubmer', 'account_number_mismatch'],
    ['Misforhold mellom postnummer og postnummer', 'zip_mismatch'],
    ['det signerte byrået er ikke gyldig', 'loa_invalid'],
    ['faktureringsnummeret stemmer ikke med kundeoppføringen', 'btn_error'],
    ['other – contact carrier', 'unknown'],
    ['The weather is nice in Oslo today', 'unknown'],
    ['', 'unknown'],
  ])('%s → %s', (text, label) => {
    expect(labelOf(text)).toBe(label);
  });

  it('are found in a mail with greeting, remedy and signature', () => {
    const mail = [
      'Hi Lisa,',
      'We have news on PO-204815 (14 numbers, 713-555-0100 to 0113). The losing carrier rejected the port on 03/14.',
      'Rejection reason: ZIP code on the request does not match the CSR.',
      'Please update the PSTN order and resubmit. Reply to this e-mail if you have any questions.',
      'Best regards,\nPriya, PSTN Technical Support, 170 West Tasman Drive, San Jose CA 95134',
    ].join('\n\n');
    expect(labelOf(mail)).toBe('zip_mismatch');
  });

  it('are found far down in a long thread', () => {
    const thread = `${'Thank you for your patience while we look into this. '.repeat(200)}\nReject reason: PIN incorrect, passcode invalid`;
    expect(labelOf(thread)).toBe('invalid_pin');
  });

  it('tell a person from a business', () => {
    expect(labelOf('the person who authorised the port is not on the account')).toBe('account_name_mismatch');
    expect(labelOf('the company is registered under another legal name')).toBe('business_name_mismatch');
  });

  it('come with the next likeliest reasons and the language', () => {
    const { confidence, alternatives, locale } = readRejection('det er noe feil med kontoen vår hos dem');
    expect(alternatives).toHaveLength(3);
    expect(alternatives.map((other) => other.confidence)).toEqual(
      alternatives.map((other) => other.confidence).toSorted((a, b) => b - a),
    );
    expect(confidence).toBeGreaterThanOrEqual(alternatives[0]?.confidence ?? 1);
    expect(locale).toBe('nb');
    expect(readRejection('they say that the PIN is wrong').locale).toBe('en');
  });

  it('that fit several reasons leave the bot unsure', () => {
    expect(readRejection('name or number wrong').confidence).toBeLessThan(sureOfRejection);
  });
});

describe('codes of carriers', () => {
  it('mean their reason, alone and announced', () => {
    for (const { code, reasons } of carrierCodes) {
      expect([code, labelOf(code)]).toEqual([code, reasons[0]]);
      expect([code, labelOf(`Reject code ${code}`)]).toEqual([code, reasons[0]]);
    }
  });

  it('are not seen in house numbers and rooms', () => {
    expect(labelOf('service address does not match, CSR has 7412 Main St Suite 8D')).toBe(
      'service_address_mismatch',
    );
  });

  it('have one row for each source and code', () => {
    const keys = carrierCodes.map(({ source, code }) => `${source} ${code}`);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('several reasons in one text', () => {
  it('are all read from a list', () => {
    expect(labelsOf('Rejected:\n- BTN does not match CSR\n- ZIP code invalid\n- LOA is not signed')).toEqual([
      'btn_error',
      'zip_mismatch',
      'loa_invalid',
    ]);
  });

  it('are all read from sentences and semicolons', () => {
    expect(labelsOf('acct nbr invalid; passcode missing')).toEqual([
      'account_number_mismatch',
      'invalid_pin',
    ]);
    expect(labelsOf('Postnummeret stemmer ikke. Fullmakten er ikke signert.')).toEqual([
      'zip_mismatch',
      'loa_invalid',
    ]);
  });

  it('are all read from one sentence', () => {
    expect(labelsOf('Account number mismatch, zip mismatch')).toEqual([
      'account_number_mismatch',
      'zip_mismatch',
    ]);
    expect(labelsOf('kontonummeret stemmer ikke, og regningen er for gammel')).toEqual([
      'account_number_mismatch',
      'previous_carrier_bill_invalid',
    ]);
  });

  it('are not those that are said to be in order', () => {
    expect(labelsOf('we already fixed the zip, now they say the BTN does not match')).toEqual(['btn_error']);
    expect(labelOf('account number is correct but the PIN is wrong')).toBe('invalid_pin');
  });

  it('are one when the rest only says what to do', () => {
    expect(
      labelsOf(
        'Hi,\nThe account number does not match. Please check your latest bill and resubmit.\nRegards',
      ),
    ).toEqual(['account_number_mismatch']);
  });

  it('are the one reading of the whole when none is sure', () => {
    expect(labelsOf('your order was rejected')).toEqual(['unknown']);
  });
});

describe('texts that were never learned from', () => {
  const reads = readFile('test/language/rejections/validation.jsonl');

  it('cover every reason in both languages', () => {
    for (const id of rejectionIds) {
      expect(reads.filter(({ expected }) => expected === id).length).toBeGreaterThanOrEqual(16);
    }
  });

  it('get the right label, or have it among the alternatives', () => {
    expect(share(reads, ({ right }) => right)).toBeGreaterThanOrEqual(0.93);
    expect(share(reads, ({ among }) => among)).toBeGreaterThanOrEqual(0.99);
  });

  it('are read wrongly only seldom where the bot is sure', () => {
    const sure = reads.filter(({ confidence }) => confidence >= sureOfRejection);
    expect(sure.length).toBeGreaterThan(reads.length * 0.8);
    expect(share(sure, ({ right }) => right)).toBeGreaterThanOrEqual(0.95);
  });
});

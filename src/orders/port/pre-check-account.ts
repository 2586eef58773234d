import { checkPostalCode } from '../../reference/postal-codes.js';
import type { PreCheckWhy } from '../../reference/pre-checks.js';
import type { RejectionField } from '../../reference/rejections.js';
import { state as stateRow } from '../../reference/states.js';
import { looksLikeNumber, numberCountry } from './number-country.js';
import type { Found, PreCheckFacts, PreProblem, Rule } from './pre-checks.js';

const blank = (text: string | undefined): boolean => text === undefined || text.trim() === '';

const hasMobile = ({ portability, numbers }: PreCheckFacts): boolean =>
  portability.some(({ number, type }) => type === 'mobile' && numbers.includes(number));

const differs = ({ bill }: PreCheckFacts, field: RejectionField, why: PreCheckWhy): PreProblem[] =>
  bill?.differs?.includes(field) ? [{ field, why }] : [];

const missing = (text: string | undefined, field: RejectionField, why: PreCheckWhy): PreProblem[] =>
  blank(text) ? [{ field, why }] : [];

const found = (...problems: readonly (readonly PreProblem[])[]): Found => ({ problems: problems.flat() });

/** A missing middle initial has rejected ports, so only spaces and capitals are forgiven. */
const sameName = (a: string, b: string): boolean => {
  const plain = (name: string) => name.trim().replace(/\s+/g, ' ').toLowerCase();
  return plain(a) === plain(b);
};

function signer({ account, loa }: PreCheckFacts): PreProblem[] {
  const name = account.authorisedName;
  if (loa?.signer === undefined || name === undefined || blank(name)) return [];
  return sameName(loa.signer, name) ? [] : [{ field: 'authorisedName', why: 'loa_signer_differs' }];
}

function btnProblem(facts: PreCheckFacts, btn: string): PreCheckWhy | undefined {
  const { place, portability, numbers, account } = facts;
  const country = numberCountry(btn);
  if (country !== undefined && country !== place.country) return 'btn_other_country';
  if (!looksLikeNumber(btn, place.country)) return 'btn_not_a_number';
  const its = portability.find(({ number }) => number === btn)?.losingCarrier;
  const theirs =
    portability.find(({ number }) => number !== btn && numbers.includes(number))?.losingCarrier ??
    account.losingCarrier;
  return its !== undefined && theirs !== undefined && its !== theirs ? 'btn_other_carrier' : undefined;
}

const btnRule: Rule = (facts) => {
  const { btn } = facts.account;
  if (btn === undefined || blank(btn)) return found([{ field: 'btn', why: 'btn_missing' }]);
  const why = btnProblem(facts, btn);
  const told = new Set(
    facts.portability.flatMap((one) => (one.btn && facts.numbers.includes(one.number) ? [one.btn] : [])),
  );
  const another = told.size === 1 && !told.has(btn);
  return found(
    why ? [{ field: 'btn', why }] : [],
    another ? [{ field: 'btn', why: 'btn_differs_told', numbers: [...told] }] : [],
    differs(facts, 'btn', 'btn_differs_bill'),
  );
};

const pinRule: Rule = (facts) => {
  if (!hasMobile(facts)) return { problems: [], otherwise: 'ok' };
  return found(missing(facts.account.pin, 'pin', 'pin_missing_mobile'));
};

const poBox = /\b(p\.?\s*o\.?\s*box|post\s+office\s+box|postboks)\b/i;

function stateProblem({ place, account }: PreCheckFacts): PreProblem[] {
  if (place.country !== 'US' && place.country !== 'CA') return [];
  const code = account.serviceAddress?.state;
  if (code === undefined || blank(code)) return [{ field: 'state', why: 'state_missing' }];
  return stateRow(code.trim())?.country === place.country ? [] : [{ field: 'state', why: 'state_unknown' }];
}

const addressRule: Rule = (facts) => {
  const { street, city } = facts.account.serviceAddress ?? {};
  const box = street !== undefined && poBox.test(street);
  return found(
    missing(street, 'serviceAddress', 'address_missing'),
    box ? [{ field: 'serviceAddress', why: 'address_po_box' }] : [],
    missing(city, 'city', 'city_missing'),
    stateProblem(facts),
    differs(facts, 'serviceAddress', 'address_differs'),
    differs(facts, 'city', 'address_differs'),
    differs(facts, 'state', 'address_differs'),
  );
};

const zipRule: Rule = (facts) => {
  const { zip, state } = facts.account.serviceAddress ?? {};
  if (zip === undefined || blank(zip)) return found([{ field: 'zip', why: 'zip_missing' }]);
  const check = checkPostalCode(zip, facts.place.country, state);
  return found(
    check === 'wrong_form' ? [{ field: 'zip', why: 'zip_format' }] : [],
    check === 'other_state' ? [{ field: 'zip', why: 'zip_state' }] : [],
    differs(facts, 'zip', 'zip_differs'),
  );
};

/** What can be said of the account data without the carrier's own record of it. */
export const accountRules = {
  account_number_mismatch: (facts) => found(differs(facts, 'accountNumber', 'account_number_differs')),
  account_number_required: (facts) =>
    found(
      missing(
        facts.account.accountNumber,
        'accountNumber',
        hasMobile(facts) ? 'account_number_mobile' : 'account_number_missing',
      ),
    ),
  account_name_mismatch: (facts) =>
    found(
      missing(facts.account.authorisedName, 'authorisedName', 'authorised_name_missing'),
      differs(facts, 'authorisedName', 'authorised_name_differs'),
      signer(facts),
    ),
  business_name_mismatch: (facts) =>
    found(
      missing(facts.account.businessName, 'businessName', 'business_name_missing'),
      differs(facts, 'businessName', 'business_name_differs'),
    ),
  btn_error: btnRule,
  invalid_pin: pinRule,
  service_address_mismatch: addressRule,
  zip_mismatch: zipRule,
} satisfies Record<string, Rule>;

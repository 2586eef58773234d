/** From what is typed or pasted to an address the provider was asked about. */
import { isPstnAway } from '../../../errors.js';
import { checkAddress, type AddressProblem } from '../../../esa/check-address.js';
import { splitAddress, type AddressParts } from '../../../esa/split-address.js';
import type { EsaFault } from '../../../pstn/emergency.js';
import type { Location } from '../../../pstn/provider.js';
import { addressFormat, countryName, labelsOfAddress } from '../../../reference/address-formats.js';
import { esaError, esaErrorText } from '../../../reference/esa-errors.js';
import { esaFact } from '../../../reference/esa-facts.js';
import { limits } from '../../../reference/limits.js';
import type { Ctx, Patch, Problem, Saying } from '../../engine/flow.js';
import { inWords } from '../../engine/in-words.js';
import type { EsaData } from './data.js';

const labelOf = (field: keyof AddressParts, { country }: Location, ctx: Ctx): string =>
  labelsOfAddress(country, ctx.locale)[field] ?? '';

function problemOf(problem: AddressProblem, location: Location, ctx: Ctx): Problem {
  const country = countryName(location.country, ctx.locale);
  switch (problem.code) {
    case 'missing': {
      const names = problem.fields.map((field) => labelOf(field, location, ctx));
      return { key: 'address.missing', params: { fields: inWords(names, ctx.locale) } };
    }
    case 'too_long': {
      const most = limits.addressFieldLength.value;
      const field = labelOf(problem.field, location, ctx);
      return { key: 'address.tooLong', params: { field, length: problem.length, most } };
    }
    case 'signs':
      return { key: 'address.signs', params: { field: labelOf(problem.field, location, ctx) } };
    case 'po_box': {
      const { label, todo } = esaErrorText('po_box', ctx.locale);
      return { key: 'address.objection', params: { label, todo } };
    }
    case 'house_number':
      return {
        key: 'address.houseNumber',
        params: { house: addressFormat(location.country).house },
      };
    case 'postal_code':
      return { key: 'address.postalCode', params: { code: problem.value, country } };
    case 'state':
      return { key: 'address.state', params: { state: problem.value, country } };
  }
}

/** The provider's objection: what our table says of its code, else its own words. */
export function objectionOf([fault]: readonly EsaFault[], ctx: Ctx): Problem {
  const id = fault === undefined ? 'not_found' : esaError(fault);
  const { label, todo } = esaErrorText(id, ctx.locale);
  if (id === 'unsure') return { key: 'address.unsure', params: { label, todo } };
  if (id !== 'other' || fault === undefined) return { key: 'address.objection', params: { label, todo } };
  const words = [fault.code, fault.title, fault.detail].filter(Boolean).join(' · ');
  return { key: 'address.objectionOther', params: { label, todo, words } };
}

/** A country that is not that of the location. */
function abroad(country: string, location: Location, ctx: Ctx): Problem {
  const params = {
    named: countryName(country, ctx.locale),
    location: location.name,
    country: countryName(location.country, ctx.locale),
    rule: esaFact('same_country', ctx.locale),
  };
  return { key: 'address.abroad', params };
}

/** The form again with what was typed, and what is to be said above it. */
const again = ({ key, params }: Problem, typed: AddressParts): Patch<EsaData> => ({
  typed,
  entered: undefined,
  lookup: undefined,
  told: { key, ...(params === undefined ? {} : { params: params as Record<string, string | number> }) },
});

/** Asks the provider. What was typed is kept whatever comes of it. */
export async function readAddress(
  typed: AddressParts,
  location: Location,
  ctx: Ctx,
  isUnnumbered: boolean,
): Promise<Patch<EsaData>> {
  const checked = checkAddress(typed, location.country, isUnnumbered);
  if (!checked.ok) return again(problemOf(checked.problem, location, ctx), typed);
  try {
    const lookup = await ctx.pstn.lookupAddress(location.id, checked.address);
    if (lookup.suggestions.length === 0) return again(objectionOf(lookup.faults, ctx), typed);
    const here = lookup.suggestions.filter(({ address }) => address.country === location.country);
    const elsewhere = lookup.suggestions.find(({ address }) => address.country !== location.country);
    if (here.length === 0 && elsewhere !== undefined)
      return again(abroad(elsewhere.address.country, location, ctx), typed);
    const suggestions = here.map(({ address, faults }) => ({ address, faults: [...faults] }));
    return {
      typed,
      entered: checked.address,
      lookup: { suggestions, faults: [] },
      chosen: undefined,
      told: undefined,
    };
  } catch (error) {
    if (!isPstnAway(error)) throw error;
    return again({ key: 'address.down' }, typed);
  }
}

/** A pasted address in the fields of the form, to be looked over or mended; nothing is asked or saved. */
export function spread(pasted: string, location: Location, ctx: Ctx): Patch<EsaData> {
  const { country, ...typed } = splitAddress(pasted, location.country);
  if (country !== undefined && country !== location.country)
    return again(abroad(country, location, ctx), typed);
  const checked = checkAddress(typed, location.country);
  return again(checked.ok ? { key: 'address.spread' } : problemOf(checked.problem, location, ctx), typed);
}

/** Whether a text is an address rather than a sentence: it has a postal code, or several lines with a number. */
export function isAddress({ text }: Saying, { country }: Location): boolean {
  const { address1, city, postalCode } = splitAddress(text, country);
  return /\d/.test(address1) && city !== '' && (postalCode !== '' || /[,\n]/.test(text));
}

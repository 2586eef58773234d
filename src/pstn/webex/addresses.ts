/** Emergency addresses: looked up, set for a location, set for a number and taken back (webex-api.md 4). */
import type { EsaAddress } from '../../esa/address.js';
import type { EmergencyCalls, EsaFault, EsaLookup, EsaSaved } from '../emergency.js';
import { countryByName } from '../../reference/address-formats.js';
import { countrySchema } from '../../reference/countries.js';
import { isCalling } from './calling-error.js';
import type { CallId } from './calls.js';
import type { CallingClient } from './client.js';
import type { Deeds } from './deeds.js';
import type { Places } from './places.js';
import { addedAnswer, lookupAnswer, nothing, type Suggestion } from './shapes.js';
import { clearBody, type ClearForm } from './unconfirmed/clear-address.js';
import { numberInPath, type NumberPathForm } from './unconfirmed/number-path.js';
import { meansThereIsOne } from './unconfirmed/second-address.js';
import { takesAddress } from './unconfirmed/takes-address.js';

export interface AddressOptions {
  readonly client: CallingClient;
  readonly places: Places;
  readonly deeds: Deeds;
  readonly numberPath: NumberPathForm;
  readonly clearForm: ClearForm;
}

/** By a name that is known, or two letters; anything else says nothing. */
const countryOf = (country = ''): string | undefined =>
  countryByName(country) ?? countrySchema.safeParse(country.toUpperCase()).data;

/** As Webex has it, with the country of the location where the answer tells none. */
function addressOf(
  { address1, address2, city, state, postalCode, country }: Suggestion,
  asked: EsaAddress,
): EsaAddress {
  return {
    address1: address1 ?? '',
    ...(address2 === undefined ? {} : { address2 }),
    city: city ?? '',
    ...(state === undefined ? {} : { state }),
    postalCode: postalCode ?? '',
    country: countryOf(country) ?? asked.country,
  };
}

const faultsOf = ({ errors }: Suggestion): readonly EsaFault[] =>
  (errors ?? []).map(({ code = '', title = '', detail = '' }) => ({ code, title, detail }));

type AddressCalls = Pick<EmergencyCalls, 'lookupAddress' | 'saveLocationAddress' | 'saveNumberAddress'>;

const refused = (faults: readonly EsaFault[]): EsaSaved => ({ ok: false, why: 'refused', faults });
const notHere: EsaSaved = { ok: false, why: 'not_here' };
/** An address that only Control Hub can change: its id is not told to anybody else. */
const thereIsOne: EsaFault = { code: 'ESA_EXISTS', title: '', detail: '' };
/** The address that was set here is not there any more; the location is, as it was just found. */
const replaced: EsaFault = { code: 'ESA_REPLACED', title: '', detail: '' };
/** Asked for before, without an answer: it may be the very address, and nobody can look. */
const mayBeThis: EsaFault = { code: 'ESA_UNSURE', title: '', detail: '' };

export function createAddresses(options: AddressOptions): AddressCalls {
  const { client, places, deeds, numberPath, clearForm } = options;
  const ofOrganization = (orgId: string) => new URLSearchParams({ orgId });

  const write = (organizationId: string, call: CallId, params: Record<string, string>, body: unknown) =>
    client.ask(organizationId, {
      call,
      params,
      query: ofOrganization(organizationId),
      body,
      schema: nothing,
    });

  /** A refusal of the address is an answer; a 404 says that there is no such place or number. */
  const orRefused = (error: unknown): EsaSaved => {
    if (!isCalling(error, 'calling_refused')) throw error;
    if (error.status === 404) return notHere;
    const { details, message } = error;
    return refused(details.length > 0 ? details : [{ code: '', title: '', detail: message }]);
  };

  async function addAddress(
    organizationId: string,
    locationId: string,
    address: EsaAddress,
    isUnsure: boolean,
  ): Promise<EsaSaved> {
    const query = ofOrganization(organizationId);
    const asked = {
      call: 'add-address',
      params: { locationId },
      query,
      body: address,
      schema: addedAnswer,
    } as const;
    try {
      return { ok: true, addressId: (await client.ask(organizationId, asked)).id };
    } catch (error) {
      if (!meansThereIsOne(error)) return orRefused(error);
      return refused([isUnsure ? mayBeThis : thereIsOne]);
    }
  }

  return {
    async lookupAddress(locationId, address): Promise<EsaLookup> {
      const found = await places.findLocation(locationId);
      if (found === undefined) return { suggestions: [], faults: [] };
      const query = ofOrganization(found.organizationId);
      const asked = {
        call: 'look-up-address',
        params: { locationId },
        query,
        body: address,
        schema: lookupAnswer,
      } as const;
      try {
        const { addresses } = await client.ask(found.organizationId, asked);
        const isWhole = ({ address1, city }: Suggestion): boolean =>
          address1 !== undefined && city !== undefined;
        return {
          suggestions: addresses
            .filter(isWhole)
            .map((one) => ({ address: addressOf(one, address), faults: faultsOf(one) })),
          faults: addresses.filter((one) => !isWhole(one)).flatMap(faultsOf),
        };
      } catch (error) {
        const saved = orRefused(error);
        return { suggestions: [], faults: !saved.ok && saved.why === 'refused' ? saved.faults : [] };
      }
    },
    async saveLocationAddress(locationId, address, key, _by, addressId) {
      const found = await places.findLocation(locationId);
      if (found === undefined || !takesAddress(found.value.pstn)) return notHere;
      const { organizationId } = found;
      return deeds.once(key, { id: locationId, address }, async (isUnsure): Promise<EsaSaved> => {
        if (addressId === undefined) return addAddress(organizationId, locationId, address, isUnsure);
        const params = { locationId, addressId };
        const done = (): EsaSaved => ({ ok: true, addressId });
        const orReplaced = (error: unknown): EsaSaved =>
          isCalling(error, 'calling_refused') && error.status === 404
            ? refused([replaced])
            : orRefused(error);
        return write(organizationId, 'update-address', params, address).then(done, orReplaced);
      });
    },
    async saveNumberAddress(number, address, key) {
      const found = await places.findNumber(number);
      const place = found === undefined ? undefined : await places.findLocation(found.value.location.id);
      if (found === undefined || place === undefined || !takesAddress(place.value.pstn)) return notHere;
      const body = address === undefined ? clearBody(clearForm) : { emergencyAddress: address };
      const params = { phoneNumber: numberInPath(number, numberPath) };
      const done = (): EsaSaved => ({ ok: true });
      return deeds.once(key, { id: number, address }, () =>
        write(found.organizationId, 'number-address', params, body).then(done, orRefused),
      );
    },
  };
}

import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { EsaAddress } from '../../../../esa/address.js';
import type { EsaSaved } from '../../../../pstn/emergency.js';
import type { Location, PersonRef } from '../../../../pstn/provider.js';
import { given, parse } from '../../http/parse.js';
import { badRequest, notFound, Refusal } from '../../refusal.js';
import { param, type CallingDeps, type Door, type Visit } from '../admission/door.js';
import { scopes } from '../admission/scopes.js';
import { callingId, innerOf } from '../ids.js';
import { clusterOf, locationIn, locationsOf } from '../locations/location-view.js';
import { addressRefusal, missingField, pstnRefusal } from '../refusals.js';
import { numberRows } from '../numbers/number-rows.js';

const text = given(z.string());
/** Every field is optional in the description; the validation behind it wants four of them. */
const address = z.object({
  address1: text,
  address2: text,
  city: text,
  state: text,
  postalCode: text,
  country: text,
});
type Loose = z.output<typeof address>;
const numberBody = z.object({ emergencyAddress: given(address) });

const whole = ({ address1, address2, city, state, postalCode, country }: Loose): EsaAddress => {
  if (!address1) throw missingField('address1');
  if (!city) throw missingField('city');
  if (!postalCode) throw missingField('postalCode');
  if (!country) throw missingField('country');
  return {
    ...{ address1, city, postalCode, country },
    ...(address2 ? { address2 } : {}),
    ...(state ? { state } : {}),
  };
};

const readAddress = ({ req }: Visit): EsaAddress => whole(parse(address, req.body));

const numberWords = /\d+\w*/;
const metaOf = ({ address1, city, state = '', postalCode, country }: EsaAddress) => {
  const houseNumber = numberWords.exec(address1)?.[0] ?? '';
  const streetName = address1.replace(houseNumber, '').trim();
  return { houseNumber, streetName, country, state, city, zipCode: postalCode, latitude: '', longitude: '' };
};

/** The desk trusts whom Webex has let in. */
const author = ({ principal }: Visit, { customerId }: Pick<Location, 'customerId'>): PersonRef => {
  const { id, email } = principal.person;
  return { id, email, given: { [customerId]: 'admin' } };
};

const isDown = z.object({ status: z.literal(503) });

/** The desk's own faults come as Webex tells of them. */
const asWebex = async <T>(work: () => T | Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (isDown.safeParse(error).success) throw new Refusal(503, 'The address service does not answer.');
    throw error;
  }
};

/** What Webex answers here is not known; the code is the sandbox's own. */
const unsupported = {
  errorType: 'VERIFICATION',
  errorCode: 'ERR.V.SANDBOX.0001',
  errorTitle: 'PSTN_CONNECTION_NOT_SUPPORTED',
  errorMessage: 'Emergency addresses cannot be set for the PSTN connection of this location.',
};

const check = (saved: EsaSaved): string | undefined => {
  if (saved.ok) return saved.addressId;
  if (saved.why === 'refused') throw addressRefusal(saved.faults);
  throw pstnRefusal(400, unsupported);
};

const plainNumber = ({ plan }: Visit, raw: string): string => {
  const plain = /^\+\d{5,15}$/.test(raw) ? raw : undefined;
  const inner = innerOf(raw, 'PHONE_NUMBER');
  const number =
    plan.numberInPath === 'plain' ? plain : plan.numberInPath === 'id' ? inner : (plain ?? inner);
  if (number === undefined) throw badRequest('phoneNumber: not a phone number.');
  return number;
};

const locationPath = '/telephony/pstn/locations/:locationId';
const writeNeed = { anyOf: [scopes.pstnWrite], rank: 'full' } as const;

const addLookup = ({ on }: Door): void =>
  on(
    'post',
    `${locationPath}/emergencyAddress/lookup`,
    { anyOf: [scopes.pstnRead], rank: 'full' },
    async (visit) => {
      const { id } = locationIn(visit);
      const asked = readAddress(visit);
      const found = await asWebex(() => visit.source.addresses.lookup(id, asked));
      const { suggestions = [], faults = [] } = found ?? {};
      if (suggestions.length === 0 && faults.length > 0) throw addressRefusal(faults);
      const addresses = suggestions.map((one) => ({
        ...one.address,
        meta: metaOf(one.address),
        ...(one.faults.length === 0 ? {} : { errors: one.faults }),
      }));
      return { addresses };
    },
  );

/** Ids that the desk makes name no cluster of their own; the organisation's is put in. */
const shownId = (id: string, location: Location): string =>
  callingId('EMERGENCY_ADDRESS', innerOf(id, 'EMERGENCY_ADDRESS') ?? id, clusterOf(location));

const addForLocations = ({ on }: Door): void => {
  on('post', `${locationPath}/emergencyAddress`, writeNeed, async (visit) => {
    const location = locationIn(visit);
    const asked = readAddress(visit);
    const { addresses } = visit.source;
    if (visit.plan.secondAddress === 'conflict' && addresses.idOf(location.id) !== undefined) {
      throw new Refusal(409, 'The location already has an emergency address.');
    }
    const save = () => addresses.saveLocation(location.id, asked, randomUUID(), author(visit, location));
    const id = check(await asWebex(save)) ?? '';
    visit.res.status(201);
    return { id: shownId(id, location) };
  });
  on('put', `${locationPath}/emergencyAddresses/:addressId`, writeNeed, async (visit) => {
    const location = locationIn(visit);
    const asked = readAddress(visit);
    const { addresses } = visit.source;
    const present = addresses.idOf(location.id);
    const inner = innerOf(param(visit, 'addressId'), 'EMERGENCY_ADDRESS');
    if (present === undefined || innerOf(present, 'EMERGENCY_ADDRESS') !== inner) {
      throw notFound('Emergency address not found.');
    }
    const by = author(visit, location);
    check(await asWebex(() => addresses.saveLocation(location.id, asked, randomUUID(), by, present)));
    return undefined;
  });
};

const addForNumbers = ({ on }: Door, deps: CallingDeps): void =>
  on('put', '/telephony/pstn/numbers/:phoneNumber/emergencyAddress', writeNeed, async (visit) => {
    const number = plainNumber(visit, param(visit, 'phoneNumber'));
    const row = numberRows(deps, visit).find(({ phoneNumber }) => phoneNumber === number);
    const uuid = row && innerOf(row.location.id, 'LOCATION');
    const location = locationsOf(visit).find(({ id }) => id === uuid);
    if (row === undefined || location === undefined) throw notFound('Phone number not found.');
    const { emergencyAddress } = parse(numberBody, visit.req.body);
    const isEmpty = Object.values(emergencyAddress ?? {}).every((value) => value === undefined);
    const asked = emergencyAddress === undefined || isEmpty ? undefined : whole(emergencyAddress);
    const by = author(visit, location);
    check(await asWebex(() => visit.source.addresses.saveNumber(number, asked, randomUUID(), by)));
    return undefined;
  });

/** Validated and saved, never read: Webex has no call for that (webex-api.md 4.5). */
export const addEmergencyAddresses = (door: Door, deps: CallingDeps): void => {
  addLookup(door);
  addForLocations(door);
  addForNumbers(door, deps);
};

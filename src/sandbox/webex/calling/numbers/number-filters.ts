import { z } from 'zod';
import { badRequest } from '../../refusal.js';
import { innerOf } from '../ids.js';
import type { NumberRow } from './number-rows.js';

const flag = z.enum(['true', 'false']).transform((text) => text === 'true');
const ownerTypes = [
  'PEOPLE',
  'PLACE',
  'AUTO_ATTENDANT',
  'CALL_QUEUE',
  'PAGING_GROUP',
  'HUNT_GROUP',
  'VOICE_MESSAGING',
  'BROADWORKS_ANYWHERE',
  'CONTACT_CENTER_LINK',
  'ROUTE_LIST',
  'VOICEMAIL_GROUP',
  'VIRTUAL_LINE',
] as const;

/** The query of the list of numbers, without its paging. */
export const numberQuery = z
  .object({
    locationId: z.string(),
    phoneNumber: z.string(),
    available: flag,
    assigned: flag,
    order: z.string().regex(/^(?:lastName|dn|extension)-(?:asc|desc)$/, 'unknown order'),
    ownerName: z.string().max(255),
    ownerId: z.string(),
    ownerType: z.enum(ownerTypes),
    extension: z.string(),
    numberType: z.enum(['NUMBER', 'EXTENSION']),
    phoneNumberType: z.enum(['PRIMARY', 'ALTERNATE', 'FAX', 'DNIS', 'Default']),
    state: z.enum(['ACTIVE', 'INACTIVE', 'Default']),
    details: flag,
    tollFreeNumbers: flag,
    restrictedNonGeoNumbers: flag,
    includedTelephonyTypes: z.enum(['PSTN_NUMBER', 'MOBILE_NUMBER']),
    serviceNumber: flag,
    reservedNumber: flag,
    elinEnabled: flag,
  })
  .partial();
export type NumberQuery = z.output<typeof numberQuery>;

/** What cannot be asked for together. */
export const checkConflicts = (query: NumberQuery): void => {
  const { reservedNumber, available, assigned, numberType, state } = query;
  const byOwner = available !== undefined || assigned !== undefined;
  if (reservedNumber !== undefined && byOwner) {
    throw badRequest('reservedNumber cannot be combined with available or assigned.');
  }
  if (numberType === 'EXTENSION' && (byOwner || state !== undefined)) {
    throw badRequest('numberType EXTENSION cannot be combined with available, assigned or state.');
  }
};

const digits = (text: string): string => text.replace(/\D/g, '');
const nameOf = ({ owner }: NumberRow): string =>
  `${owner?.firstName ?? ''} ${owner?.lastName ?? ''}`.trim().toLowerCase();

type Tests = {
  readonly [K in keyof NumberQuery]?: (row: NumberRow, wanted: NonNullable<NumberQuery[K]>) => boolean;
};

const tests: Tests = {
  locationId: ({ location }, id) => innerOf(location.id, 'LOCATION') === innerOf(id, 'LOCATION'),
  phoneNumber: ({ phoneNumber }, part) => phoneNumber !== '' && digits(phoneNumber).includes(digits(part)),
  available: ({ owner }, wanted) => (owner === undefined) === wanted,
  assigned: ({ owner }, wanted) => (owner !== undefined) === wanted,
  ownerName: (row, part) => nameOf(row).includes(part.toLowerCase()),
  ownerId: ({ owner }, id) => owner?.id === id,
  ownerType: ({ owner }, type) => owner?.type === type,
  extension: ({ extension = '' }, part) => extension.includes(part),
  numberType: ({ phoneNumber }, type) => (phoneNumber === '') === (type === 'EXTENSION'),
  phoneNumberType: ({ phoneNumberType }, type) => type === 'Default' || phoneNumberType === type,
  state: ({ state }, wanted) => wanted === 'Default' || state === wanted,
  tollFreeNumbers: ({ tollFreeNumber }, wanted) => tollFreeNumber === wanted,
  restrictedNonGeoNumbers: (_row, wanted) => !wanted,
  includedTelephonyTypes: ({ includedTelephonyTypes }, type) => includedTelephonyTypes === type,
  serviceNumber: ({ isServiceNumber }, wanted) => isServiceNumber === wanted,
  reservedNumber: ({ isReservedNumber }, wanted) => isReservedNumber === wanted,
  elinEnabled: ({ elinEnabled }, wanted) => elinEnabled === wanted,
};

const passes = (row: NumberRow, key: keyof NumberQuery, query: NumberQuery): boolean => {
  const wanted = query[key];
  // Each test is asked with the value of its own key.
  const test = tests[key] as ((row: NumberRow, wanted: unknown) => boolean) | undefined;
  return wanted === undefined || test === undefined || test(row, wanted);
};

const keyOf = (field: string, row: NumberRow): string => {
  if (field === 'lastName') return row.owner?.lastName ?? '';
  return field === 'extension' ? (row.extension ?? '') : row.phoneNumber;
};

export const selectNumbers = (rows: readonly NumberRow[], query: NumberQuery): readonly NumberRow[] => {
  const keys = Object.keys(tests) as (keyof NumberQuery)[];
  const found = rows.filter((row) => keys.every((key) => passes(row, key, query)));
  if (query.order === undefined) return found;
  const [field = 'dn', direction] = query.order.split('-');
  const sign = direction === 'desc' ? -1 : 1;
  return found.sort((one, other) => sign * keyOf(field, one).localeCompare(keyOf(field, other)));
};

/** Values of a later day for fields whose values are only examples: the last row of a list has them. */
const later: Readonly<Record<string, string>> = {
  state: 'QUARANTINED',
  type: 'AI_RECEPTIONIST',
  phoneNumberType: 'SATELLITE',
  includedTelephonyTypes: 'SATELLITE_NUMBER',
  effectiveLevel: 'NEAREST_DESK',
  memberType: 'AI_RECEPTIONIST',
};

/** Rows that are too much at home in their present values to be without them: states of an address are no states of a number. */
const isAddress = (row: object): boolean => 'address1' in row;

const changed = (key: string, value: unknown, row: object): unknown => {
  if (key === 'pstnConnectionType' && value === 'NON_INTEGRATED_CCP') return 'PARTNER_CLOUD_CCP';
  if (key === 'pstnServices' && Array.isArray(value)) return [...(value as unknown[]), 'SATELLITE_NUMBERS'];
  return key in later && typeof value === 'string' && !isAddress(row) ? later[key] : value;
};

/** The answer as a Webex of a later day would give it: more fields everywhere, and values nobody knows yet. */
export const extend = (body: unknown, isLast = false): unknown => {
  if (Array.isArray(body))
    return body.map((item, at) => extend(item, body.length > 1 && at === body.length - 1));
  if (typeof body !== 'object' || body === null) return body;
  const entries = Object.entries(body).map(([key, value]): [string, unknown] => {
    const isShape = key === 'pstnConnectionType' || key === 'pstnServices';
    return [key, extend(isLast || isShape ? changed(key, value, body) : value, isLast)];
  });
  return { ...Object.fromEntries(entries), introducedLater: { reason: 'a newer Webex' } };
};

/** What Webex answers, cut to what is read here: unknown fields are let through, and what is one of a list may be a new one. */
import { z } from 'zod';

const text = z.string();
/** Some fields come as null or empty where they have no value. */
const maybe = text.nullish().transform((value) => (value === null || value === '' ? undefined : value));

export const tokenAnswer = z.looseObject({
  access_token: text.min(1),
  /** Seconds. */
  expires_in: z.number().positive(),
  refresh_token: maybe,
  refresh_token_expires_in: z.number().positive().optional(),
});
export type TokenAnswer = z.infer<typeof tokenAnswer>;

/** Milliseconds since 1970. */
export const expiryAnswer = z.looseObject({ exp: z.number() });

const organization = z.looseObject({ id: text.min(1), displayName: text });
export const organizationsAnswer = z.looseObject({ items: z.array(organization) });

export const location = z.looseObject({
  id: text.min(1),
  name: text,
  timeZone: maybe,
  address: z.looseObject({ city: maybe, state: maybe, country: maybe }).nullish(),
});
export type LocationRow = z.infer<typeof location>;

export const callingLocation = z.looseObject({ id: text.min(1) });

export const connectionAnswer = z.looseObject({ pstnConnectionType: maybe });

const owner = z.looseObject({ id: maybe, type: maybe, firstName: maybe, lastName: maybe });
export const numberRow = z.looseObject({
  phoneNumber: maybe,
  extension: maybe,
  state: maybe,
  mainNumber: z.boolean().nullish(),
  tollFreeNumber: z.boolean().nullish(),
  location: z.looseObject({ id: text }),
  owner: owner.nullish().transform((value) => value ?? undefined),
});
export type NumberRow = z.infer<typeof numberRow>;

export const person = z.looseObject({
  id: text,
  emails: z.array(text).default([]),
  orgId: maybe,
  roles: z.array(text).nullish(),
});
const role = z.looseObject({ id: text, name: text });
export const rolesAnswer = z.looseObject({ items: z.array(role) });

const license = z.looseObject({
  name: text,
  totalUnits: z.number().nullish(),
  consumedUnits: z.number().nullish(),
});
export const licensesAnswer = z.looseObject({ items: z.array(license) });

const ecbnInfo = z
  .looseObject({ phoneNumber: maybe, effectiveValue: maybe, quality: maybe })
  .nullish()
  .transform((value) => value ?? undefined);
export type EcbnInfo = z.infer<typeof ecbnInfo>;
export const locationEcbnAnswer = z.looseObject({
  selected: maybe,
  locationInfo: ecbnInfo,
  locationMemberInfo: ecbnInfo,
});
export const ownerEcbnAnswer = z.looseObject({
  selected: maybe,
  directLineInfo: ecbnInfo,
  locationECBNInfo: ecbnInfo,
  locationMemberInfo: ecbnInfo,
  defaultInfo: ecbnInfo,
});
export const dependantsAnswer = z.looseObject({ dependentMemberCount: z.number().int().nullish() });

const addressFault = z.looseObject({ code: maybe, title: maybe, detail: maybe });
const suggestion = z.looseObject({
  address1: maybe,
  address2: maybe,
  city: maybe,
  state: maybe,
  postalCode: maybe,
  country: maybe,
  errors: z.array(addressFault).nullish(),
});
export type Suggestion = z.infer<typeof suggestion>;
export const lookupAnswer = z.looseObject({ addresses: z.array(suggestion) });
export const addedAnswer = z.looseObject({ id: text.min(1) });
/** Of a 204 there is nothing to read. */
export const nothing = z.unknown().transform(() => undefined);

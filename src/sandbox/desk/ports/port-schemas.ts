import { z } from 'zod';
import { given, person } from '../person-schema.js';
import { documentKinds } from '../../../orders/port/port-order.js';

const e164 = z.string().regex(/^\+[1-9]\d{6,14}$/);
const line = z.string().trim().min(1).max(200);
const email = z.email().max(320);
const iso = z.iso.datetime({ offset: true });

const serviceAddress = z.object({
  street: line,
  city: line,
  state: z.string().length(2).exactOptional(),
  zip: z.string().trim().min(1).max(20),
});

const account = z.object({
  losingCarrier: line,
  accountNumber: line,
  authorisedName: line,
  btn: e164,
  businessName: line,
  pin: z.string().min(1).max(50).exactOptional(),
  serviceAddress,
});

const scope = z.object({
  kind: z.enum(['full', 'partial']),
  remaining: z.enum(['keep', 'disconnect']).exactOptional(),
  newBtn: e164.exactOptional(),
});

const requested = z.object({
  date: z.iso.date(),
  time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .exactOptional(),
});

const signature = z.object({ firstName: line, lastName: line, jobTitle: line, at: iso });

export const newPort = z.object({
  type: z.literal('port'),
  numbers: z.array(e164).min(1).max(1000),
  account,
  scope,
  plan: z.string().min(1).max(200).exactOptional(),
  requested: requested.exactOptional(),
  extraEmail: email.exactOptional(),
  signature: signature.exactOptional(),
});

const exactPartial = z.object({
  accountNumber: line.exactOptional(),
  authorisedName: line.exactOptional(),
  btn: e164.exactOptional(),
  businessName: line.exactOptional(),
  pin: z.string().min(1).max(50).exactOptional(),
  serviceAddress: serviceAddress.exactOptional(),
});

export const changeBody = z.object({
  by: person,
  change: z
    .object({
      account: exactPartial.exactOptional(),
      scope: scope.exactOptional(),
      remove: z.array(e164).max(1000).exactOptional(),
      requested: requested.exactOptional(),
      signature: signature.exactOptional(),
    })
    .default({}),
});

export const portabilityBody = z.object({ numbers: z.array(e164).max(1000) });

/** What the header `x-document` says of a document. */
export const aboutDocument = z.object({
  kind: z.enum(documentKinds),
  name: z.string().min(1).max(255),
  byId: z.string().max(200),
  byEmail: email,
  byGiven: given.exactOptional(),
});

import { z } from 'zod';
import { documentKinds, portNumberTypes, portVerdicts } from '../../orders/port/port-order.js';

/** Kinds and verdicts from later days become the one that claims least. */
export const documentKind = z.enum(documentKinds).catch('other');

export const rejectionReason = z.object({
  code: z.string(),
  text: z.string().exactOptional(),
  numbers: z.array(z.string()).exactOptional(),
});

const scope = z.object({
  kind: z.enum(['full', 'partial']),
  remaining: z.enum(['keep', 'disconnect']).exactOptional(),
  newBtn: z.string().exactOptional(),
});

const rejection = z.object({
  at: z.string(),
  reasons: z.array(rejectionReason),
  answeredAt: z.string().exactOptional(),
});

const document = z.object({ id: z.string(), kind: documentKind, name: z.string(), at: z.string() });

export const portFacts = z.object({
  losingCarrier: z.string(),
  btn: z.string(),
  scope,
  plan: z.string().exactOptional(),
  requested: z.object({ date: z.string(), time: z.string().exactOptional() }).exactOptional(),
  foc: z.string().exactOptional(),
  activatedAt: z.string().exactOptional(),
  documents: z.array(document),
  wanted: z.array(z.string()).exactOptional(),
  extraEmail: z.string().exactOptional(),
  rejections: z.array(rejection),
});

export const portAccount = z.object({
  losingCarrier: z.string(),
  accountNumber: z.string(),
  authorisedName: z.string(),
  btn: z.string(),
  businessName: z.string(),
  pin: z.string().exactOptional(),
  serviceAddress: z.object({
    street: z.string(),
    city: z.string(),
    state: z.string().exactOptional(),
    zip: z.string(),
  }),
});

export const portabilityAnswer = z.object({
  numbers: z.array(
    z.object({
      number: z.string(),
      verdict: z.enum(portVerdicts).catch('unknown'),
      reason: z.string().exactOptional(),
      type: z.enum(portNumberTypes).catch('local'),
      losingCarrier: z.string().exactOptional(),
      btn: z.string().exactOptional(),
      rateCenter: z.string().exactOptional(),
      orderId: z.string().exactOptional(),
    }),
  ),
});

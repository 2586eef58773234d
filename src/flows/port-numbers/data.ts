import { z } from 'zod';
import {
  documentKinds,
  portNumberTypes,
  allVerdicts,
  type Portability,
} from '../../orders/port/port-order.js';
import type { StoredFile } from '../engine/flow.js';
import { placeFields } from '../shared/place.js';
import { stopSchema } from '../shared/stop.js';

/** A piece of what was pasted that is not simply a number, and why. */
const oddSchema = z.object({
  token: z.string(),
  why: z.string(),
  /** E.164: what it can be read as all the same. */
  numbers: z.array(z.string()),
});
export type Odd = z.infer<typeof oddSchema>;

const verdictSchema: z.ZodType<Portability> = z.object({
  number: z.string(),
  verdict: z.enum(allVerdicts),
  reason: z.string().exactOptional(),
  type: z.enum(portNumberTypes),
  losingCarrier: z.string().exactOptional(),
  btn: z.string().exactOptional(),
  rateCenter: z.string().exactOptional(),
  orderId: z.string().exactOptional(),
});

export const fileSchema: z.ZodType<StoredFile> = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  size: z.number(),
});

const addressSchema = z.object({
  street: z.string(),
  city: z.string(),
  state: z.string().exactOptional(),
  zip: z.string(),
});
export type Address = z.infer<typeof addressSchema>;

const markedSchema = z.object({ field: z.string(), typed: z.string(), found: z.string(), value: z.string() });
export type Difference = z.infer<typeof markedSchema>;

const billSchema = z.object({
  file: fileSchema,
  /** Id of the kept text of the bill, where it has any. */
  text: z.string().optional(),
  /** `YYYY-MM-DD`. */
  date: z.string().optional(),
  /** Days the date may be, where the bill can be read in more than one way. */
  mayBe: z.array(z.string()).optional(),
  /** What was typed when the bill was last held against it. */
  comparedWith: z.string().optional(),
  differences: z.array(markedSchema).optional(),
});

const groupSchema = z.object({
  /** Asked only where nobody knows the losing carrier. */
  losingCarrier: z.string().optional(),
  accountNumber: z.string().optional(),
  businessName: z.string().optional(),
  authorisedName: z.string().optional(),
  /** E.164. */
  btn: z.string().optional(),
  stays: z.enum(['nothing', 'keep', 'disconnect']).optional(),
  /** E.164. */
  newBtn: z.string().optional(),
  pin: z.string().optional(),
  service: addressSchema.optional(),
  /** The service address as the bill has it, until the person has confirmed one. */
  onBill: addressSchema.optional(),
  /** The bill goes to the service address too, as the person has said. */
  billedThere: z.boolean().optional(),
  billing: addressSchema.optional(),
  bill: billSchema.optional(),
  signature: z
    .object({ firstName: z.string(), lastName: z.string(), jobTitle: z.string(), at: z.string() })
    .optional(),
  /** What the signature was given for; it counts for nothing else. */
  signedFor: z.string().optional(),
  loa: fileSchema.optional(),
  loaLater: z.boolean().optional(),
});
/** What is known of one group of numbers, that is, of one order to be. */
export type GroupData = z.infer<typeof groupSchema>;

const placedSchema = z.object({
  id: z.string(),
  group: z.string(),
  losingCarrier: z.string(),
  numbers: z.array(z.string()),
  status: z.string(),
  loaOpen: z.boolean().optional(),
});
export type PlacedPort = z.infer<typeof placedSchema>;

export const dataSchema = z.object({
  /** Key of the draft: with the name of its group it is the key of each order. */
  draft: z.string(),
  ...placeFields,
  /** E.164, in the order they were given. */
  numbers: z.array(z.string()).optional(),
  /** What was pasted before there was a location to read it for. */
  pasted: z.string().optional(),
  questioned: z.array(oddSchema).optional(),
  held: z.array(oddSchema).optional(),
  duplicates: z.number().optional(),
  /** The numbers have been looked over as they are. */
  settled: z.boolean().optional(),
  verdicts: z.array(verdictSchema).optional(),
  /** The location and numbers `verdicts` are for. */
  verdictsFor: z.string().optional(),
  /** Numbers that are on a bill of their own, bill by bill. */
  bills: z.array(z.array(z.string())).optional(),
  /** The plan that was agreed to. */
  agreedTo: z.string().optional(),
  groups: z.record(z.string(), groupSchema).optional(),
  /** A bill that came before there was an order to put it to. */
  earlyBill: fileSchema.optional(),
  /** The group that is being filled in or changed. */
  at: z.string().optional(),
  date: z.string().optional(),
  time: z.string().optional(),
  extraEmail: z.string().optional(),
  dateKnown: z.boolean().optional(),
  /** When a reminder is to come, ISO. */
  nudged: z.string().optional(),
  /** How often the missing letter has been reminded of. */
  reminded: z.number().int().optional(),
  placed: z.array(placedSchema).optional(),
  done: z.boolean().optional(),
  /** Said above the next card, once. */
  told: z.object({ key: z.string(), params: z.record(z.string(), z.unknown()).optional() }).optional(),
  /** Documents are to be handed in for this order. */
  orderId: z.string().optional(),
  file: fileSchema.optional(),
  kind: z.enum(documentKinds).optional(),
  stop: stopSchema.optional(),
});
export type Data = z.infer<typeof dataSchema>;

import { z } from 'zod';
import { callingPlan } from '../calling/plan.js';

const count = z.int().min(1).optional();
const probability = z.number().min(0).max(1).optional();

const callFault = z.strictObject({
  method: z.string().toUpperCase().optional(),
  /** Below `/v1`, e.g. `/messages`; covers what lies under it too. Without it every call. */
  path: z.string().startsWith('/').optional(),
  /** Only calls with the token of a bot, only those of a person, or only those of an app. */
  who: z.enum(['bot', 'person', 'app']).optional(),
  /** Only calls whose `orgId` is this organisation. */
  org: z.string().optional(),
  latencyMs: z.int().min(0).max(120_000).optional(),
  /** Up to so much more latency, drawn anew for each call. */
  jitterMs: z.int().min(0).max(120_000).optional(),
  /** Hits only the calls beyond so many in one second, as a rate limit does. */
  perSecond: z.int().min(1).optional(),
  status: z.int().min(400).max(599).optional(),
  retryAfterSeconds: z.int().min(0).optional(),
  /** Answers without doing the work, with `status` or 200: a page, the body of an error, or nothing. */
  answer: z.enum(['html', 'error', 'nothing']).optional(),
  /** Cuts the connection without an answer: before the work is done, or after. */
  cut: z.enum(['before', 'after']).optional(),
  /** Pages of a list hold at most so many, whatever is asked for. */
  most: z.int().min(1).optional(),
  /** The last page of a list names itself as the next one. */
  endless: z.boolean().optional(),
  /** How many calls it hits; without it all of them. */
  count,
  probability,
});

const webhookFault = z.strictObject({ count, probability }).optional();
/** Others overtake it meanwhile, also those of its own room. */
const webhookDelay = z.strictObject({ count, probability, ms: z.int().min(1).max(120_000) }).optional();

/** Of those who listen over a socket. */
const socketFaults = z.strictObject({
  /** Refuses a registration beyond so many, as Webex does after a hundred. */
  mostDevices: z.int().min(0).optional(),
  /** Closes what wants in: 4401 the token has lapsed, 4403 not entitled. */
  refuse: z.union([z.literal(4400), z.literal(4401), z.literal(4403)]).optional(),
});

/** Webex closes a socket with a code of its own; without one the line is cut. */
export const socketCut = z.strictObject({
  code: z.int().min(1000).max(4999).optional(),
  reason: z.string().max(100).optional(),
});
export type SocketCut = z.output<typeof socketCut>;

/** The body of `PUT /sandbox/faults`. Chances are drawn from the seed: the same plan gives the same run. */
export const faultPlan = z.strictObject({
  seed: z.int().default(1),
  calls: z.array(callFault).default([]),
  webhooks: z
    .strictObject({ drop: webhookFault, double: webhookFault, delay: webhookDelay, reorder: webhookFault })
    .default({}),
  sockets: socketFaults.default({}),
  calling: callingPlan.default(callingPlan.parse({})),
});

export type FaultPlan = z.output<typeof faultPlan>;
export type CallFault = z.output<typeof callFault>;

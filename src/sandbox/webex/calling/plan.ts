import { z } from 'zod';

/**
 * How Webex Calling behaves where the public description leaves it open, and its bad days: the field `calling` of
 * `PUT /sandbox/faults`. Calls that fail one by one stand under `calls` there.
 */
export const callingPlan = z.strictObject({
  /** Access tokens given so far no longer count (`access`), or nothing an app was given so far does (`all`). */
  tokens: z.enum(['access', 'all']).optional(),
  /** A refresh gives a new refresh token; with `strict` the former one dies at once, not when the new one is used. */
  refreshTokens: z.enum(['rotate', 'strict', 'keep']).default('rotate'),
  /** Taken from every token of an app, e.g. `spark-admin:telephony_pstn_write`. */
  missingScopes: z.array(z.string()).default([]),
  /** Organisations, by id or name, whose administrators have not let the apps in (any more). */
  notConsented: z.array(z.string()).default([]),
  /** What the machine account of a Service App counts for where Webex asks for a full administrator. */
  serviceApp: z.enum(['full', 'read-only']).default('full'),
  /** How a location without a PSTN connection is answered: 404, 404 as a page, `{}`, or nothing at all. */
  noConnection: z.enum(['404', '404-page', 'empty-object', 'empty-body']).default('404'),
  /** Locations, by name, that have no PSTN connection in spite of what the desk knows. */
  unconnected: z.array(z.string()).default([]),
  /** Numbers, or all of them, whose owner is not told. */
  ownerless: z.union([z.literal('all'), z.array(z.string())]).default([]),
  /** `offset`: no Link header, only `start`; `loop`: every page says that it has a next one, and that is itself. */
  paging: z.enum(['link', 'offset', 'loop']).default('link'),
  /** Whether the numbers of open port orders are listed, as inactive. */
  openPorts: z.enum(['absent', 'INACTIVE']).default('absent'),
  /** Which form of a number in a path is understood: `+1…`, its id, or either. */
  numberInPath: z.enum(['both', 'plain', 'id']).default('both'),
  /** What becomes of a second emergency address of a location. */
  secondAddress: z.enum(['replace', 'conflict']).default('replace'),
  /** Answers have fields and values that nobody knows yet. */
  extended: z.boolean().default(false),
  /** How far the clock of Webex is ahead, in `Date` and in expiries; behind when negative. */
  clockSkewSeconds: z.int().min(-86_400).max(86_400).default(0),
});

export type CallingPlan = z.output<typeof callingPlan>;

/**
 * Every call to Webex Calling there is: nothing else can be asked for. Adding, activating and removing numbers is not
 * among them, because Cisco warns that it damages the data of Calling Plan locations (webex-api.md 3.3).
 */
import { z } from 'zod';
import data from './calls.json' with { type: 'json' };

const scopes = z.array(z.string().regex(/^spark(-admin)?:\w+$/));
const place = { path: z.string().startsWith('/'), source: z.string().min(1) };
const callSchema = z
  .strictObject({
    method: z.enum(['GET', 'POST', 'PUT']),
    ...place,
    all: scopes.exactOptional(),
    any: scopes.exactOptional(),
    /** A read-only administrator is not enough. */
    fullAdmin: z.boolean().exactOptional(),
  })
  .refine(({ all, any }) => (all === undefined) !== (any === undefined), 'has `all` or `any`');
const neverSchema = z.array(z.strictObject({ method: z.enum(['POST', 'PUT', 'DELETE']), ...place }));

export type CallId = keyof typeof data.calls;
export type Call = z.infer<typeof callSchema>;

export const calls = z.record(z.string(), callSchema).parse(data.calls) as Readonly<Record<CallId, Call>>;
/** Documented by Webex, and never to be asked for. */
export const neverCalled = neverSchema.parse(data.never);

/** What a call needs, for people: `spark-admin:a and spark-admin:b`. */
export const scopesOf = (id: CallId): string => {
  const { all, any = [] } = calls[id];
  return all === undefined ? any.join(' or ') : all.join(' and ');
};

/** Everything that has to be asked for when consent is given; of alternatives the first. */
export const allScopes = (): readonly string[] => {
  const needed = Object.values(calls).flatMap(({ all, any }) => all ?? any?.slice(0, 1) ?? []);
  return [...new Set(needed)].filter((scope) => scope !== 'spark:applications_token').sort();
};

/** The path with its ids filled in. Throws on one that is missing, or that would lead elsewhere. */
export function pathOf(id: CallId, params: Readonly<Record<string, string>> = {}): string {
  return calls[id].path.replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = params[name] ?? '';
    if (/^\.*$/.test(value)) throw new Error(`${id} has no ${name}`);
    return encodeURIComponent(value);
  });
}

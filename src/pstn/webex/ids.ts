/** Ids of the REST API are base64 of a URI; people copy the last part of it, a UUID, from Control Hub. */

/** `ciscospark://us/PEOPLE/…`, or undefined when the id is none of these. */
function uriOf(id: string): string | undefined {
  const text = Buffer.from(id, 'base64url').toString();
  return text.startsWith('ciscospark://') ? text : undefined;
}

const lastOf = (id: string): string => (uriOf(id) ?? id).split('/').at(-1) ?? id;

export const sameId = (one: string, other: string): boolean => lastOf(one) === lastOf(other);

/** What the id is of, e.g. `PEOPLE`. The part before it is not always `us`. */
export const kindOfId = (id: string): string | undefined => uriOf(id)?.split('/').at(-2);

export const numberId = (number: string): string =>
  Buffer.from(`ciscospark://us/PHONE_NUMBER/${number}`).toString('base64url');

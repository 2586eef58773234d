/** What Webex tells in headers: when to ask again, and where a list goes on (webex-api.md 1.5 and 1.7). */

/** Webex may leave the header out or write nonsense into it; then wait this long. */
const defaultRetryAfter = 5;

/** In seconds, as asked for. */
export function retryAfterSeconds(header: unknown): number {
  const seconds = Number(header);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : defaultRetryAfter;
}

/** Whether a `Link` header says that a list goes on, wherever that may be. */
export const goesOn = (header: string | readonly string[] | undefined = ''): boolean =>
  [header].flat().some((one) => /rel="?next\b/.test(one));

/** The address of the next page that a `Link` header names. */
export function nextLink(header: unknown): URL | undefined {
  const text = /<([^<>]+)>;\s{0,9}rel="?next"?/.exec(typeof header === 'string' ? header : '')?.[1];
  return text === undefined || !URL.canParse(text) ? undefined : new URL(text);
}

/** When Webex may be asked again, and how long to wait before: one rule for everything that is asked of it. */
import { setTimeout as sleep } from 'node:timers/promises';
import { WebexCallError } from './client.js';

const backoff = { firstMs: 250, maxMs: 60_000 };
/** Of the refusals, those that pass: a token being renewed, a slow call, a file being scanned, too many calls. */
const passing = new Set([401, 408, 423, 429]);

/** The same call can never succeed. */
export const isHopeless = (error: unknown): boolean =>
  error instanceof WebexCallError && error.status >= 400 && error.status < 500 && !passing.has(error.status);

/** Worth another try: Webex, the way to it, or another outside part is in trouble; not a fault of ours. */
export const isPassing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && !isHopeless(error);

/** `Retry-After` is obeyed, else doubled with each try; spread, so that not everything comes back at once. */
export function pauseMs(error: unknown, tries: number, random: () => number = Math.random): number {
  const asked = error instanceof WebexCallError ? error.retryAfter : undefined;
  if (asked !== undefined) return asked * 1000 * (1 + random() / 5);
  return Math.min(backoff.firstMs * 2 ** Math.min(tries, 10), backoff.maxMs) * (0.5 + random() / 2);
}

/** Resolves early, and never rejects, when it is aborted. */
export const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal }).catch(() => undefined);

export interface Patience {
  readonly signal: AbortSignal;
  readonly tries?: number;
  readonly onWait?: (error: unknown, tries: number) => void;
}

/** Asks again while trouble passes. Rejects with what is hopeless, with the last error, or when it is aborted. */
export async function patiently<T>(
  ask: () => Promise<T>,
  { signal, tries: limit = Infinity, onWait }: Patience,
): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await ask();
    } catch (error) {
      if (!isPassing(error) || tries + 1 >= limit || signal.aborted) throw error;
      onWait?.(error, tries);
      await pause(pauseMs(error, tries), signal);
    }
  }
}

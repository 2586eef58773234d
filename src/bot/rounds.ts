/** Work that is done again and again, until it is stopped. */
import { setTimeout as sleep } from 'node:timers/promises';

export interface Rounds {
  readonly start: () => void;
  /** Waits for the round that is under way. */
  readonly stop: () => Promise<void>;
}

/** One round at a time, with a pause after each; one that fails is told of, and the next one comes all the same. */
export function createRounds(
  round: () => Promise<void>,
  everyMs: number | (() => number),
  onFault: (fault: unknown) => void,
): Rounds {
  const stopping = new AbortController();
  let running: Promise<void> | undefined;

  async function watch(): Promise<void> {
    while (!stopping.signal.aborted) {
      await round().catch(onFault);
      const ms = typeof everyMs === 'number' ? everyMs : everyMs();
      await sleep(ms, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
    }
  }

  return {
    start() {
      running = watch();
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

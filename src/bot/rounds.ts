/** Work that is done again and again, until it is stopped. */
import { setTimeout as sleep } from 'node:timers/promises';

export interface Rounds {
  readonly start: () => void;
  /** Waits for the round that is under way. */
  readonly stop: () => Promise<void>;
}

export interface Attempts {
  /** False while something that could not be done is left alone. */
  isDue(id: string): boolean;
  /** Never rejects: what fails is told of, rests a minute in real time, and is due again. */
  attempt(id: string, work: () => Promise<void>): Promise<void>;
}

const restMs = 60_000;

/** For rounds whose pieces fail one by one: one that cannot be done holds no other. */
export function createAttempts(onFault: (fault: unknown, id: string) => void): Attempts {
  const resting = new Map<string, number>();
  return {
    isDue: (id) => (resting.get(id) ?? 0) <= Date.now(),
    async attempt(id, work) {
      try {
        await work();
        resting.delete(id);
      } catch (fault) {
        resting.set(id, Date.now() + restMs);
        onFault(fault, id);
      }
    },
  };
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

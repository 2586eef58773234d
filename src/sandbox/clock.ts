/** The one clock of the sandbox: it runs with the real one, and can be turned forwards. */
export interface SandboxClock {
  now(): Date;
  advance(ms: number): void;
  /** Told after each turn, with how far the clock is ahead by now, in milliseconds. */
  onAdvance(listener: (aheadMs: number) => void): void;
}

export const createSandboxClock = (aheadMs = 0, real: () => number = () => Date.now()): SandboxClock => {
  const listeners: ((aheadMs: number) => void)[] = [];
  let ahead = aheadMs;
  return {
    now: () => new Date(real() + ahead),
    advance(ms) {
      if (!Number.isFinite(ms) || ms < 0) throw new Error('A clock is turned forwards, by a number of ms.');
      ahead += ms;
      for (const listener of listeners) listener(ahead);
    },
    onAdvance: (listener) => void listeners.push(listener),
  };
};

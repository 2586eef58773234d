export interface BreakerOptions {
  /** So many failures in a row begin a pause. */
  readonly failures: number;
  readonly pauseMs: number;
  /** Milliseconds, never going back. */
  readonly now: () => number;
}

export interface Breaker {
  /** False during a pause. After one, a single caller tries while the others still wait. */
  mayTry(): boolean;
  worked(): void;
  /** True when a pause begins. */
  failed(): boolean;
}

/** Keeps a service that is down from making everybody wait for it. */
export function createBreaker({ failures: most, pauseMs, now }: BreakerOptions): Breaker {
  let failures = 0;
  let pausedUntil = 0;
  const pause = (): void => void (pausedUntil = now() + pauseMs);
  return {
    mayTry() {
      if (failures < most) return true;
      if (now() < pausedUntil) return false;
      pause();
      return true;
    },
    worked: () => void (failures = 0),
    failed() {
      failures += 1;
      if (failures < most) return false;
      pause();
      return true;
    },
  };
}

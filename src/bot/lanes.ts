/** Runs tasks of one key strictly in order, tasks of different keys side by side. */
export interface Lanes {
  run(key: string, task: () => Promise<void>): Promise<void>;
  /** Resolves when nothing is running and nothing waits. */
  idle(): Promise<void>;
}

/** A task that throws does not stop its lane; `onError` hears of it. */
export function createLanes(onError: (error: unknown) => void): Lanes {
  const tails = new Map<string, Promise<void>>();

  return {
    run(key, task) {
      const before = tails.get(key);
      const tail = (before === undefined ? task() : before.then(task)).catch(onError).then(() => {
        if (tails.get(key) === tail) tails.delete(key);
      });
      tails.set(key, tail);
      return tail;
    },
    async idle() {
      while (tails.size > 0) await Promise.all(tails.values());
    },
  };
}

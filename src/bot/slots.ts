/** How many calls may be under way at once, and when none may: what Webex asks of one call counts for all of them. */
export interface Slots {
  /** Waits for a place; what is urgent goes first. The returned function gives the place back. */
  enter(urgent: boolean): Promise<() => void>;
  /** Nobody enters for so long, and fewer at once from then on, until things go well again. */
  hold(ms: number): void;
  /** From now on everybody enters at once: whoever waits is to see that it is over. */
  open(): void;
}

/** So many good calls widen the way by one. */
const recovery = 20;

export function createSlots(most: number): Slots {
  const urgent: (() => void)[] = [];
  const patient: (() => void)[] = [];
  let width = most;
  let taken = 0;
  let heldUntil = 0;
  let isOpen = false;
  let timer: NodeJS.Timeout | undefined;

  const isHeld = (): boolean => !isOpen && performance.now() < heldUntil;

  function pump(): void {
    if (isHeld()) {
      timer ??= setTimeout(
        () => {
          timer = undefined;
          pump();
        },
        heldUntil - performance.now() + 1,
      );
      return;
    }
    while (isOpen || taken < Math.floor(width)) {
      const next = urgent.shift() ?? patient.shift();
      if (next === undefined) return;
      taken += 1;
      next();
    }
  }

  const leave = (): void => {
    taken -= 1;
    width = Math.min(most, width + 1 / recovery);
    pump();
  };

  return {
    enter: (isUrgent) =>
      new Promise((resolve) => {
        (isUrgent ? urgent : patient).push(() => resolve(leave));
        pump();
      }),
    hold(ms) {
      // Calls that were under way together are refused together, and narrow the way once.
      if (!isHeld()) width = Math.max(1, width / 2);
      heldUntil = Math.max(heldUntil, performance.now() + ms);
    },
    open() {
      isOpen = true;
      clearTimeout(timer);
      pump();
    },
  };
}

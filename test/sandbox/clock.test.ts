import { describe, expect, it, vi } from 'vitest';
import { createSandboxClock } from '../../src/sandbox/clock.js';

describe('the clock of the sandbox', () => {
  it('runs with the real one, as far ahead as it has been turned', () => {
    let real = 1_000;
    const clock = createSandboxClock(500, () => real);
    expect(clock.now().getTime()).toBe(1_500);
    const heard = vi.fn();
    clock.onAdvance(heard);
    clock.advance(2_000);
    real += 10;
    expect(clock.now().getTime()).toBe(3_510);
    expect(heard).toHaveBeenCalledExactlyOnceWith(2_500);
  });

  it('is never turned back', () => {
    expect(() => createSandboxClock().advance(-1)).toThrow('forwards');
    expect(() => createSandboxClock().advance(Number.NaN)).toThrow('forwards');
  });
});

import type { Outcome, Patch, Problem } from '../engine/flow.js';

export const answer = <D>(data: Patch<D>): Outcome<D> => ({ type: 'answer', data });

export const retry = <D>(key: string, params?: Problem['params']): Outcome<D> => ({
  type: 'retry',
  problem: params === undefined ? { key } : { key, params },
});

export const start = (flow: string, seed: Readonly<Record<string, unknown>> = {}): Outcome<never> => ({
  type: 'start',
  flow,
  seed,
});

/** `data` with the fields of `patch` over it. */
export const fill = <D>(data: D, patch: Patch<D>): D => ({ ...data, ...patch });

import type { Patch } from '../engine/flow.js';
import type { Data } from './data.js';

/** What the carrier's words say; undefined when they are no rejection. */
export function wordsIn(_text: string): Patch<Data> | undefined {
  return undefined;
}

import type { Intent } from '../understanding.js';
import { labelRows } from './labels.js';
import { readRouting } from './read-routing.js';

const sure = 0.95;

/** What a text surely begins, though it may name nothing by its name; undefined for small talk and for help. */
export const begunBy = (text: string): Intent | undefined => {
  const { label, confidence, action } = readRouting(text);
  return action === 'answer' && confidence >= sure && label !== 'FLOW:help'
    ? labelRows[label].intent
    : undefined;
};

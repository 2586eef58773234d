import type { Intent, Understanding } from '../understanding.js';
import { labelRows, type RoutingLabel } from './labels.js';
import { readRouting } from './read-routing.js';

/** What else a text of this label may rightly begin. */
const alike: Readonly<Partial<Record<RoutingLabel, readonly Intent[]>>> = {
  'FLOW:search_numbers': ['request_numbers', 'order_block'],
  'FLOW:port_numbers': ['change_order'],
  'FLOW:order_status': ['follow', 'export_order', 'fix_order', 'drafts'],
  'FLOW:rejection_help': ['change_order', 'order_status'],
  // A change that only a desk can make has its own way, which tells so.
  PTS: ['change_order', 'order_status'],
};

/** What words alone can carry: an intent that no label stands for gives way only where it is a guess. */
const carried = { labelled: 0.9, other: 0.6 };
const sure = 0.9;
/** Not so sure that it would interrupt a form. */
const surest = 0.7;

const labelled = new Set(Object.values(labelRows).map(({ intent }) => intent));

/**
 * What the whole text is about where its words seemed to say `intent`, no intent where it is nothing of ours;
 * undefined when there is nothing against the words.
 */
export const wholeAgainst = (
  text: string,
  intent: Intent,
  confidence: number,
): Pick<Understanding, 'intent' | 'confidence'> | undefined => {
  const limit = carried[labelled.has(intent) ? 'labelled' : 'other'];
  // Whoever asks for somebody is led to somebody.
  if (confidence > limit || intent === 'route_support') return undefined;
  const { label, confidence: certainty } = readRouting(text);
  const { intent: meant } = labelRows[label];
  if (certainty < sure || label === 'FLOW:help') return undefined;
  if (meant === intent || alike[label]?.includes(intent)) return undefined;
  return meant === undefined
    ? { intent: undefined, confidence: 0 }
    : { intent: meant, confidence: Math.min(certainty, surest) };
};

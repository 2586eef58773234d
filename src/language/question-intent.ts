import { asksRules } from './policy/asks-rules.js';
import type { PolicyReading } from './policy/read-policy.js';
import { statesRejection } from './rejections/states-rejection.js';
import type { Intent, Understanding } from './understanding.js';

type Scored = Pick<Understanding, 'intent' | 'confidence'>;

/** What a question about how something is done begins is better shown than told. */
const shown: ReadonlySet<string> = new Set([
  'new_numbers_steps',
  'port_steps',
  'block_steps',
  'orders_page',
  'ways_to_ask',
  'by_request',
  'request_result',
  'enable_steps',
  'esa_user',
  'esa_location_steps',
]);
/** Intents that look into the very order the question is about. */
const looksItUp: readonly Intent[] = ['order_status', 'fix_order', 'change_order', 'follow', 'export_order'];
const sureOfRule = 0.8;
/** `Who do I call about …` asks for somebody, whatever it is about. */
const asksForSomebody = ({ intent, confidence }: Scored): boolean =>
  intent === 'route_support' && confidence === 1;

/** Whether an intent that the words carry too is the better reading. */
const outweighed = (id: string, confidence: number, { intent }: Scored): boolean => {
  if (intent === undefined) return false;
  if (confidence < sureOfRule || shown.has(id)) return true;
  return looksItUp.includes(intent) && /^(?:new|port|err)\./.test(id);
};

/** Of what the fact sheet leaves open, a question is a better reading than a deed only when that is sure. */
const isUnanswered = ({ silent }: PolicyReading, confidence: number, { intent }: Scored): boolean =>
  intent === undefined ||
  (silent?.id.startsWith('gap.') === true && confidence >= sureOfRule && !looksItUp.includes(intent));

/** A question about the rules, or for a desk; undefined when the intent that was scored stands. */
export const questionIntent = (text: string, scored: Scored): Scored | undefined => {
  const asked = asksRules(text);
  if (asked === undefined || asksForSomebody(scored)) return undefined;
  const { reading, confidence } = asked;
  const { fact } = reading;
  if (fact === undefined)
    return isUnanswered(reading, confidence, scored) ? { intent: 'ask_policy', confidence } : undefined;
  if (outweighed(fact.id, confidence, scored)) return undefined;
  if (fact.id.startsWith('err.') && statesRejection(text)) return undefined;
  return { intent: fact.id.startsWith('desk_') ? 'route_support' : 'ask_policy', confidence };
};

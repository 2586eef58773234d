import { asksRules } from './policy/asks-rules.js';
import { begunBy } from './routing/begun-by.js';
import type { PolicyReading } from './policy/read-policy.js';
import { statesRejection } from './rejections/states-rejection.js';
import type { Intent, Understanding } from './understanding.js';

type Scored = Pick<Understanding, 'intent' | 'confidence'>;

/** A question about how one of these is done begins it: shown rather than told. */
const shown: Readonly<Record<string, readonly Intent[]>> = {
  new_numbers_steps: ['order_numbers'],
  port_steps: ['port_numbers'],
  block_steps: ['order_block'],
  orders_page: ['order_status'],
  ways_to_ask: ['order_numbers', 'request_numbers'],
  by_request: ['order_numbers', 'request_numbers'],
  request_result: ['order_status', 'request_numbers'],
  enable_steps: ['enable_pstn'],
  esa_user: ['edit_esa'],
  esa_location_steps: ['edit_esa'],
};
/** Intents that look into the very order the question is about. */
const looksItUp: readonly Intent[] = ['order_status', 'fix_order', 'change_order', 'follow', 'export_order'];
/** How sure a fact must be before it stands beside an intent: surer where the whole of the text begins just that. */
const sureOfRule = { usual: 0.6, besideDeed: 0.7, ofGap: 0.8 };
/** Facts about what one order has: where the words ask for the order, it is looked into instead. */
const ofOneOrder: ReadonlySet<string> = new Set(['errors_overview', 'date_wish']);
/** `Who do I call about …` asks for somebody, whatever it is about. */
const asksForSomebody = ({ intent, confidence }: Scored): boolean =>
  intent === 'route_support' && confidence === 1;

/** Whether an intent that the words carry too, or begin (`begun`), is the better reading. */
const outweighed = (
  { id, confidence }: { readonly id: string; readonly confidence: number },
  { intent }: Scored,
  begun: Intent | undefined,
): boolean => {
  const looksUp = intent === undefined || looksItUp.includes(intent);
  if (begun !== undefined && looksUp && ofOneOrder.has(id)) return true;
  if (intent === undefined) return false;
  if (confidence < (begun === intent ? sureOfRule.besideDeed : sureOfRule.usual)) return true;
  return shown[id]?.includes(intent) === true || (looksUp && /^(?:new|port|err)\./.test(id));
};

/** Of what the fact sheet leaves open, a question is a better reading than a deed only when that is sure. */
const isUnanswered = ({ silent }: PolicyReading, confidence: number, { intent }: Scored): boolean =>
  intent === undefined ||
  (silent?.id.startsWith('gap.') === true && confidence >= sureOfRule.ofGap && !looksItUp.includes(intent));

/** A question about the rules, or for a desk; undefined when the intent that was scored stands. */
export const questionIntent = (text: string, scored: Scored): Scored | undefined => {
  const asked = asksRules(text);
  if (asked === undefined || asksForSomebody(scored)) return undefined;
  const { reading, confidence } = asked;
  const { fact } = reading;
  const begun = begunBy(text);
  if (fact === undefined && begun !== undefined && scored.intent === undefined) return undefined;
  if (fact === undefined)
    return isUnanswered(reading, confidence, scored) ? { intent: 'ask_policy', confidence } : undefined;
  if (outweighed({ id: fact.id, confidence }, scored, begun)) return undefined;
  if (fact.id.startsWith('err.') && statesRejection(text)) return undefined;
  return { intent: fact.id.startsWith('desk_') ? 'route_support' : 'ask_policy', confidence };
};

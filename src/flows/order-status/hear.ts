import { statesRejection } from '../../language/rejections/states-rejection.js';
import { matchNames } from '../../language/match-names.js';
import type { Ctx, Outcome, Patch, Saying } from '../engine/flow.js';
import { answer, start } from '../shared/outcomes.js';
import { heardIn } from '../shared/port/hear-change.js';
import { isElsewhere } from '../shared/said.js';
import type { Data } from './data.js';
import { formatIn } from './formats.js';

const bareId = /^\s*#?(\d{4,10})\s*$/;
const refresh = /\b(?:refresh|update|again|oppdater|igjen)\b/i;

const cancelling = /(?<!\p{L})(?:cancel|call off|avbestill|avbryt|kanseller|annuller)/iu;

/** The order, the customer or the kind of list that a sentence asks for. */
export const askedIn = (said: Saying, ctx: Ctx): Patch<Data> => ({
  ...meantIn(said),
  ...ordersIn(said, ctx),
});

/** What the sentence wants beside showing: a file, or what another flow does. */
function meantIn({ text, intent }: Saying): Patch<Data> {
  if (intent === 'export_order') return { exporting: true, format: formatIn(text) };
  // Whether it is a status, a wish or the carrier's words hangs on the order: `next` looks.
  if (heardIn(text, '2000-01-01').report !== undefined) return { reporting: true };
  if (text.includes(' ') && statesRejection(text)) return { words: text };
  return cancelling.test(text) ? { cancelAsked: true } : {};
}

function ordersIn({ text, entities }: Saying, ctx: Ctx): Patch<Data> {
  const digits = bareId.exec(text)?.[1];
  const orderId = entities.orderId ?? (digits === undefined ? undefined : `PO-${digits}`);
  if (orderId !== undefined) return { orderId };
  const named = matchNames(
    text,
    ctx.access.map(({ customer }) => customer.name),
  );
  const customer = ctx.access.find((access) => access.customer.name === named[0])?.customer;
  if (customer !== undefined)
    return { scope: 'customer', customerId: customer.id, orderId: undefined, page: 0 };
  return entities.scope === undefined ? {} : { scope: entities.scope, orderId: undefined, page: 0 };
}

const takers: Partial<Record<NonNullable<Saying['intent']>, string>> = {
  fix_order: 'fix-port',
  change_order: 'change-port',
};

/** `fix PO-104208`, or `fix it` below an order, is no question about its status, however sure the reading is. */
function handedOn({ intent, text, entities }: Saying, { orderId }: Data): Outcome<Data> | undefined | 'no' {
  const flow = intent === undefined ? undefined : takers[intent];
  if (flow === undefined || entities.scope !== undefined || cancelling.test(text)) return 'no';
  if (entities.orderId !== undefined) return undefined;
  return orderId === undefined ? 'no' : start(flow, { orderId });
}

export function hear(said: Saying, data: Data, ctx: Ctx): Outcome<Data> | undefined {
  const handed = handedOn(said, data);
  if (handed !== 'no') return handed;
  if (isElsewhere(said, ['order_status', 'export_order'])) return undefined;
  const asked = askedIn(said, ctx);
  if (Object.keys(asked).length > 0) return answer<Data>(asked);
  return refresh.test(said.text) ? answer<Data>({}) : undefined;
}

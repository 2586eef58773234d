import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { z } from 'zod';
import {
  portNumberTypes,
  portVerdicts,
  type Portability,
  type PortNumberType,
} from '../../../orders/port/port-order.js';
import type { Order } from '../../../pstn/provider.js';
import type { LedgerView } from '../ledger.js';
import type { Stock, StockNumber } from '../stock.js';
import table from './portability.json' with { type: 'json' };

const e164 = z.string().regex(/^\+[1-9]\d{6,14}$/);

const { gone, ranges } = z
  .object({
    /** Who has the numbers of the stock that were gone before the sandbox began; the first row that fits. */
    gone: z.array(
      z.object({
        country: z.enum(['US', 'CA']),
        state: z.string().exactOptional(),
        carrier: z.string(),
      }),
    ),
    ranges: z.array(
      z.object({
        from: e164,
        to: e164,
        verdict: z.enum(portVerdicts),
        reason: z.string().exactOptional(),
        type: z.enum(portNumberTypes).default('local'),
        carrier: z.string().exactOptional(),
        btn: e164.exactOptional(),
        rateCenter: z.string().exactOptional(),
      }),
    ),
  })
  .parse(table);

type Judgement = Omit<Portability, 'number'>;

const ofRange = (number: string): Judgement | undefined => {
  const range = ranges.find(
    ({ from, to }) => number.length === from.length && number >= from && number <= to,
  );
  if (!range) return undefined;
  const { verdict, type, reason, carrier, btn, rateCenter } = range;
  return {
    verdict,
    type,
    ...(reason ? { reason } : {}),
    ...(carrier ? { losingCarrier: carrier } : {}),
    ...(btn ? { btn } : {}),
    ...(rateCenter ? { rateCenter } : {}),
  };
};

const ofStock = (entry: StockNumber): Judgement => {
  const rateCenter = entry.city.toUpperCase();
  if (entry.free) return { verdict: 'no', reason: 'not_in_service', type: 'local', rateCenter };
  const row = gone.find(
    ({ country, state }) => country === entry.country && (state === undefined || state === entry.state),
  );
  return {
    verdict: 'yes',
    type: 'local',
    rateCenter,
    ...(row ? { losingCarrier: row.carrier } : {}),
  };
};

const special = new Set(['PREMIUM_RATE', 'PERSONAL_NUMBER', 'SHARED_COST', 'UAN', 'PAGER', 'VOICEMAIL']);

/** Numbers that somebody may really have are nobody's business here: the sandbox does not know them. */
const ofPlan = (number: string): Judgement => {
  const type = parsePhoneNumberFromString(number)?.getType();
  if (type === 'TOLL_FREE') return { verdict: 'no', reason: 'toll_free', type: 'tollfree' };
  if (type && special.has(type)) return { verdict: 'no', reason: 'special_number', type: 'local' };
  const kind: PortNumberType = type === 'MOBILE' ? 'mobile' : 'local';
  return { verdict: 'unknown', reason: 'unknown_range', type: kind };
};

const ended = (order: Order): boolean => order.type !== 'port' || order.status === 'completed';

/** The open order's id is told to its own customer only. */
const ofOwner = (order: Order, customerId: string, judged: Judgement): Judgement => {
  if (ended(order)) return { ...judged, verdict: 'manual', reason: 'already_with_cisco' };
  const own = order.customerId === customerId ? { orderId: order.id } : {};
  return { ...judged, verdict: 'in_progress', reason: 'open_order', ...own };
};

/** Judges one number for a customer. */
export type Judge = (number: string, customerId: string) => Portability;

/** The desk's portability check: its ledger first, then its table, then the numbering plan. */
export const createJudge =
  ({ stock, ledger }: { stock: Stock; ledger: LedgerView }): Judge =>
  (number, customerId) => {
    const entry = stock.get(number);
    const judged = ofRange(number) ?? (entry ? ofStock(entry) : ofPlan(number));
    const owner = ledger.ownerOf(number);
    const order = owner === undefined ? undefined : ledger.order(owner)?.order;
    return { number, ...(order ? ofOwner(order, customerId, judged) : judged) };
  };

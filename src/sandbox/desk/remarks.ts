/** What the desk says about an order without moving it on. */
import { DateTime } from 'luxon';
import { addBusinessDays } from '../../orders/port/business-days.js';
import type { Location, Order } from '../../pstn/provider.js';
import { want } from '../../pstn/ports/carrier-acts.js';
import { isPort, withEvents } from '../../pstn/ports/port-state.js';
import type { Progress, ProgressDeps, RefusalCode } from './progress.js';

export type Remark =
  | { readonly what: 'note' | 'wanted'; readonly text: string }
  | { readonly what: 'port_out'; readonly numbers: readonly string[]; readonly text?: string | undefined };

const hasEnded = ({ status }: Order): boolean => status === 'completed' || status === 'cancelled';
const isActive = ({ status }: Order): boolean => status === 'completed' || status === 'provisioned';

/** The same time of day, one business day on at the location. */
const nextDeadline = (from: Date, { timeZone, country }: Location): string => {
  const now = DateTime.fromJSDate(from, { zone: timeZone });
  const date = addBusinessDays(now.toISODate() ?? '', 1, country);
  return DateTime.fromISO(`${date}T${now.toFormat('HH:mm')}`, { zone: timeZone })
    .toJSDate()
    .toISOString();
};

const remarked = (deps: ProgressDeps, order: Order, remark: Remark): Order | RefusalCode => {
  const now = deps.clock();
  const act = { at: now.toISOString() };
  const location = deps.world.locations.find(({ id }) => id === order.locationId);
  switch (remark.what) {
    case 'note':
      return withEvents(order, act, { what: 'note', reason: remark.text });
    case 'wanted':
      if (!isPort(order)) return 'no_port';
      return hasEnded(order) ? 'no_such_move' : want(order, remark.text, act);
    case 'port_out': {
      const { numbers, text } = remark;
      if (!location || !isActive(order)) return 'not_active';
      if (numbers.some((number) => !order.numbers.includes(number))) return 'foreign_number';
      const deadline = nextDeadline(now, location);
      const said = text ? { reason: text } : {};
      return withEvents(order, act, { what: 'port_out', numbers, deadline, ...said });
    }
  }
};

/** A note, a document asked for, or another carrier's wish to take numbers away. */
export const createRemark =
  (deps: ProgressDeps) =>
  (id: string, remark: Remark): Promise<Progress> =>
    deps.ledger.change((draft): Progress => {
      const order = deps.ledger.order(id)?.order;
      if (!order) return { ok: false, code: 'no_order' };
      const next = remarked(deps, order, remark);
      if (typeof next === 'string') return { ok: false, code: next };
      return { ok: true, order: draft.updateOrder(next) };
    });

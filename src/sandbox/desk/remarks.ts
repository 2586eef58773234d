/** What the desk says about an order without moving it on. */
import { DateTime } from 'luxon';
import type { Order } from '../../pstn/provider.js';
import { want } from './ports/carrier-acts.js';
import { isPort, withEvents } from './ports/port-state.js';
import type { Progress, ProgressDeps, RefusalCode } from './progress.js';

export type Remark =
  | { readonly what: 'note' | 'wanted'; readonly text: string }
  | { readonly what: 'port_out'; readonly numbers: readonly string[]; readonly text?: string | undefined };

const hasEnded = ({ status }: Order): boolean => status === 'completed' || status === 'cancelled';
const isActive = ({ status }: Order): boolean => status === 'completed' || status === 'provisioned';

const saturday = 6;

/** The same time of day on the next day that is neither Saturday nor Sunday. */
const nextBusinessDay = (from: Date, zone: string): string => {
  let day = DateTime.fromJSDate(from, { zone }).plus({ days: 1 });
  while (day.weekday >= saturday) day = day.plus({ days: 1 });
  return day.toUTC().toISO() ?? from.toISOString();
};

const remarked = (deps: ProgressDeps, order: Order, remark: Remark): Order | RefusalCode => {
  const now = deps.clock();
  const act = { at: now.toISOString() };
  const zone = deps.world.locations.find(({ id }) => id === order.locationId)?.timeZone ?? 'utc';
  switch (remark.what) {
    case 'note':
      return withEvents(order, act, { what: 'note', reason: remark.text });
    case 'wanted':
      if (!isPort(order)) return 'no_port';
      return hasEnded(order) ? 'no_such_move' : want(order, remark.text, act);
    case 'port_out': {
      const { numbers, text } = remark;
      if (!isActive(order)) return 'not_active';
      if (numbers.some((number) => !order.numbers.includes(number))) return 'foreign_number';
      const deadline = nextBusinessDay(now, zone);
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

import type { Order } from '../../pstn/provider.js';
import type { LedgerView } from './ledger.js';

const most = 200;

/** An unknown cursor (not a number, or from a desk that has since been emptied) starts from the beginning. */
export const changesAfter = (
  ledger: LedgerView,
  cursor: string | undefined,
): { orders: readonly Order[]; cursor: string } => {
  const last = ledger.lastChange();
  if (cursor === undefined) return { orders: [], cursor: String(last) };
  const asked = /^\d{1,15}$/.test(cursor) ? Number(cursor) : 0;
  const after = asked > last ? 0 : asked;
  const records = ledger
    .orders()
    .filter((record) => record.change > after)
    .sort((a, b) => a.change - b.change)
    .slice(0, most);
  return { orders: records.map(({ order }) => order), cursor: String(records.at(-1)?.change ?? last) };
};

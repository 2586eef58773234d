import Papa from 'papaparse';
import { z } from 'zod';
import { statuses, statusTexts } from '../../reference/statuses.js';
import { locales } from '../../locale.js';
import { normalId } from '../../language/mail/read-mail.js';
import { orderStatuses, type OrderStatus } from '../../orders/order.js';
import { statusesOf, transition, vocabularyOf } from '../../orders/transitions.js';
import type { Order } from '../../pstn/provider.js';
import type { Ctx } from '../engine/flow.js';
import { may } from '../engine/rights.js';
import { visibleOrder } from '../shared/orders.js';
import data from './columns.json' with { type: 'json' };
import type { Sheet } from './data.js';
import namesData from './status-names.json' with { type: 'json' };

const names = z.array(z.string());
const columns = z.object({ source: z.string(), id: names, status: names, known: names }).parse(data);

/** What Control Hub may call a status beside our own labels. */
const otherNames = z
  .array(
    z.strictObject({
      source: z.string().min(1),
      names: z.array(z.strictObject({ name: z.string(), status: z.enum(orderStatuses) })),
    }),
  )
  .parse(namesData)
  .flatMap(({ names: all }) => all);

const mostRows = 500;
const mostColumns = 30;
const mostInCell = 120;

const plain = (text: string): string =>
  text
    .replace(/^\uFEFF/, '')
    .trim()
    .toLowerCase();

/** A table with a heading; undefined when the text is none. */
export function readSheet(text: string): Sheet | undefined {
  const { data: all } = Papa.parse<string[]>(text.trim(), { skipEmptyLines: true });
  const [head, ...rows] = all.map((row) =>
    row.slice(0, mostColumns).map((cell) => cell.slice(0, mostInCell)),
  );
  if (head === undefined || head.length < 2 || rows.length === 0) return undefined;
  const at = (known: readonly string[]): number | undefined => {
    const index = head.findIndex((cell) => known.includes(plain(cell)));
    return index < 0 ? undefined : index;
  };
  const [id, status] = [at(columns.id), at(columns.status)];
  return {
    headers: head.map((cell) => cell.replace(/^\uFEFF/, '').trim()),
    rows: rows.slice(0, mostRows),
    cut: rows.length > mostRows,
    ...(id === undefined ? {} : { id }),
    ...(status === undefined ? {} : { status }),
  };
}

/** Columns that say nothing to us: told, so that nobody thinks they were read. */
export const unreadColumns = ({ headers, id, status }: Sheet): readonly string[] =>
  headers.filter(
    (header, index) =>
      header !== '' && index !== id && index !== status && !columns.known.includes(plain(header)),
  );

/** The status a cell names, as Control Hub writes it in either language. */
function statusNamed(cell: string, order: Pick<Order, 'type'>): OrderStatus | undefined {
  const vocabulary = vocabularyOf(order.type);
  const row = statuses.find(
    (one) =>
      one.vocabulary === vocabulary &&
      one.id !== 'unknown' &&
      locales.some((locale) => plain(statusTexts(vocabulary, one.id, locale).label) === plain(cell)),
  );
  const other = otherNames.find(({ name }) => plain(name) === plain(cell))?.status;
  return statusesOf(order.type).find((status) => status === (row?.id ?? other));
}

export type Line = { readonly cell: string } & (
  | { readonly what: 'change' | 'more' | 'refused'; readonly order: Order; readonly status: OrderStatus }
  | { readonly what: 'unread'; readonly order: Order }
);

export interface Findings {
  readonly lines: readonly Line[];
  /** Orders that stand as they did. */
  readonly same: number;
  /** Rows about orders that are not known here. */
  readonly unknown: number;
}

/** With the date, or the reasons, a person has to enter it. */
const needsMore: readonly OrderStatus[] = ['foc_received', 'rejected', 'error', 'action_required'];

function lineOf(cell: string, order: Order): Line | 'same' {
  const status = statusNamed(cell, order);
  if (status === undefined) return { what: 'unread', cell, order };
  if (status === order.status) return 'same';
  if (transition(order.type, order.status, status) === undefined)
    return { what: 'refused', cell, order, status };
  return { what: needsMore.includes(status) ? 'more' : 'change', cell, order, status };
}

/** What the table says of the orders this person may report on. */
export async function findingsIn({ rows, id = -1, status = -1 }: Sheet, ctx: Ctx): Promise<Findings> {
  const lines: Line[] = [];
  let same = 0;
  let unknown = 0;
  for (const row of rows) {
    const cell = row[status]?.trim() ?? '';
    const order = await visibleOrder(normalId(row[id] ?? ''), ctx);
    if (order === undefined || !may(ctx, 'report_status', order.customerId)) {
      unknown += 1;
      continue;
    }
    const line = lineOf(cell, order);
    if (line === 'same') same += 1;
    else lines.push(line);
  }
  return { lines, same, unknown };
}

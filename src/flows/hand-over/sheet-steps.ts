import { z } from 'zod';
import { defineStep, type Ctx, type Effect, type Step } from '../engine/flow.js';
import { statusLabel } from '../shared/order-words.js';
import { answer, retry, start } from '../shared/outcomes.js';
import columnsCard from './cards/columns.json' with { type: 'json' };
import sheetCard from './cards/sheet.json' with { type: 'json' };
import type { Data, Sheet } from './data.js';
import { hear, hearFiles } from './hear.js';
import { findingsIn, unreadColumns, type Line } from './read-sheet.js';

const emptySheet: Sheet = { headers: [], rows: [], cut: false };
const mostLines = 15;

function lineText(line: Line, ctx: Ctx): string {
  const { order, cell, what } = line;
  const before = statusLabel(order, order.status, ctx);
  const after = 'status' in line ? statusLabel(order, line.status, ctx) : cell;
  return ctx.t(`sheet.${what}`, { order: order.id, before, after });
}

const columnsInput = z.object({ id: z.string().default(''), status: z.string().default('') });

/** Which column is which, where the headings do not say it. */
export const columnsStep: Step<Data> = defineStep<Data, typeof columnsInput>({
  card: columnsCard,
  input: columnsInput,
  final: true,
  view({ sheet = emptySheet }) {
    const [first = []] = sheet.rows;
    return {
      columns: sheet.headers.map((header, index) => ({
        id: String(index),
        name: [header, first[index]].filter(Boolean).join(' – '),
      })),
      id: sheet.id === undefined ? '' : String(sheet.id),
      status: sheet.status === undefined ? '' : String(sheet.status),
    };
  },
  actions: {
    choose({ id, status }, { sheet = emptySheet }) {
      const known = (text: string) => text !== '' && sheet.headers[Number(text)] !== undefined;
      if (!known(id) || !known(status) || id === status) return retry('columns.both');
      return answer<Data>({ sheet: { ...sheet, id: Number(id), status: Number(status) } });
    },
    drop: () => answer<Data>({ sheet: undefined }),
  },
  text: hear,
  files: hearFiles,
});

/** What would be entered; nothing is before somebody presses. */
export const sheetStep: Step<Data> = defineStep<Data, z.ZodObject>({
  card: sheetCard,
  input: z.object({}),
  final: true,
  async view({ sheet = emptySheet }, ctx) {
    const { lines, same, unknown } = await findingsIn(sheet, ctx);
    const count = lines.filter(({ what }) => what === 'change').length;
    const unread = unreadColumns(sheet);
    return {
      lines: lines.slice(0, mostLines).map((line) => ({ line: lineText(line, ctx) })),
      rest: [
        ...(lines.length > mostLines
          ? [ctx.t('sheet.furtherLines', { count: lines.length - mostLines })]
          : []),
        ctx.t('sheet.same', { same, unknown }),
        ...(sheet.cut ? [ctx.t('sheet.cut', { count: sheet.rows.length })] : []),
        ...(unread.length > 0 ? [ctx.t('sheet.columns', { columns: unread.join(', ') })] : []),
      ].join(' '),
      enter: count === 0 ? [] : [{ name: ctx.t('sheet.enter', { count }) }],
      by: lines.some(({ what }) => what === 'more' || what === 'unread')
        ? [{ x: lines.find(({ what }) => what === 'more' || what === 'unread')?.order.id ?? '' }]
        : [],
    };
  },
  deeds: {
    enter: {
      deed: 'report_status',
      async customer({ sheet = emptySheet }, ctx) {
        return (await findingsIn(sheet, ctx)).lines[0]?.order.customerId;
      },
    },
  },
  actions: {
    async enter(_input, { sheet = emptySheet }, ctx) {
      const { lines } = await findingsIn(sheet, ctx);
      const effects = lines.flatMap((line): Effect[] =>
        line.what === 'change'
          ? [{ type: 'report-status', report: { orderId: line.order.id, status: line.status } }]
          : [],
      );
      const told = { key: 'choose.entered', params: { count: String(effects.length) } };
      return { type: 'answer', data: { sheet: undefined, orderId: undefined, told }, effects };
    },
    order: (_input, _data, _ctx, orderId) =>
      answer<Data>({ sheet: undefined, orderId, report: {}, entered: undefined }),
    columns: (_input, { sheet = emptySheet }) =>
      answer<Data>({ sheet: { headers: sheet.headers, rows: sheet.rows, cut: sheet.cut } }),
    home: () => start('home'),
  },
  text: hear,
  files: hearFiles,
});

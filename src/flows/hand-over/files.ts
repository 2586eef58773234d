import { handOverCsv } from '../../documents/hand-over/hand-over-csv.js';
import { handOverPdf } from '../../documents/hand-over/hand-over-pdf.js';
import type { HandOverSheet } from '../../documents/hand-over/hand-over-sheet.js';
import type { Ctx, Effect } from '../engine/flow.js';
import { customerOf } from '../shared/access.js';
import { orderWhat } from '../shared/order-words.js';
import { zonedText } from '../shared/port/days.js';
import { noteOf, pagesOf, type Typed } from './form.js';
import { byHandOf } from './load.js';

function sheetOf(typed: Typed, ctx: Ctx): HandOverSheet {
  const { order, location } = typed;
  const inAmerica = location.country === 'US' || location.country === 'CA';
  const heading = (key: string): string => ctx.t(`sheetOf.${key}`);
  return {
    title: `${order.id} · ${orderWhat(order, ctx)}`,
    subtitle: [customerOf(ctx, order.customerId)?.name, location.name].filter(Boolean).join(' · '),
    note: noteOf(typed, ctx),
    pages: pagesOf(typed, ctx),
    headings: { page: heading('page'), entry: heading('entry'), value: heading('value') },
    foot: ctx.t('sheetOf.foot', {
      order: order.id,
      at: zonedText(ctx.now.toISOString(), location.timeZone, ctx.locale),
    }),
    at: ctx.now.toISOString(),
    paper: inAmerica ? 'LETTER' : 'A4',
    locale: ctx.locale,
  };
}

/** Documents that are uploaded on the way, as they were handed in. */
async function documentsOf({ order, handOver }: Typed, ctx: Ctx): Promise<Effect[]> {
  const effects: Effect[] = [];
  for (const { id, name, kind } of handOver.documents) {
    const bytes = await byHandOf(ctx).document(order.id, id);
    if (bytes === undefined) continue;
    const type = name.toLowerCase().endsWith('.png') ? 'image/png' : 'application/pdf';
    const file = await ctx.files.keep({ name, type, bytes });
    effects.push({ type: 'post-file', file, markdown: ctx.t('files.document', { kind, order: order.id }) });
  }
  return effects;
}

/** The order as a PDF to read from and a CSV to copy from, and with `all` the documents too. */
export async function filesOf(typed: Typed, ctx: Ctx, all = false): Promise<readonly Effect[]> {
  const sheet = sheetOf(typed, ctx);
  const { id } = typed.order;
  const post = async (name: string, type: string, bytes: Uint8Array, key: string): Promise<Effect> => ({
    type: 'post-file',
    file: await ctx.files.keep({ name, type, bytes }),
    markdown: ctx.t(`files.${key}`, { order: id }),
  });
  return [
    ...(all ? await documentsOf(typed, ctx) : []),
    await post(`${id}.csv`, 'text/csv', new TextEncoder().encode(handOverCsv(sheet)), 'csv'),
    await post(`${id}.pdf`, 'application/pdf', await handOverPdf(sheet), 'pdf'),
  ];
}

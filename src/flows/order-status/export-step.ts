import { z } from 'zod';
import { orderCsv } from '../../documents/export/order-csv.js';
import { orderPdf } from '../../documents/export/order-pdf.js';
import { orderPicture } from '../../documents/export/order-picture.js';
import type { OrderSheet } from '../../documents/export/order-sheet.js';
import { defineStep, type Ctx, type Outcome, type Step } from '../engine/flow.js';
import { eyebrow } from '../shared/access.js';
import { visibleOrder } from '../shared/orders.js';
import { answer, retry } from '../shared/outcomes.js';
import card from './cards/export.json' with { type: 'json' };
import type { Data } from './data.js';
import { sheetOf } from './sheet.js';

const formats = ['csv', 'pdf', 'png'] as const;
type Format = (typeof formats)[number];

const types: Record<Format, string> = { csv: 'text/csv', pdf: 'application/pdf', png: 'image/png' };
const makers: Record<Format, (sheet: OrderSheet) => Promise<Uint8Array>> = {
  csv: (sheet) => Promise.resolve(new TextEncoder().encode(orderCsv(sheet))),
  pdf: orderPdf,
  png: orderPicture,
};

/** Makes the file and posts it here; the card stays for another format. */
async function post(format: Format, { orderId = '' }: Data, ctx: Ctx): Promise<Outcome<Data>> {
  const order = await visibleOrder(orderId, ctx);
  if (order === undefined) return answer<Data>({});
  const bytes = await makers[format](await sheetOf(order, ctx));
  const file = await ctx.files.keep({ name: `${order.id}.${format}`, type: types[format], bytes });
  const markdown = ctx.t('export.posted', { order: order.id });
  return { type: 'effects', effects: [{ type: 'post-file', file, markdown }] };
}

const named: readonly (readonly [Format, RegExp])[] = [
  ['csv', /\bcsv\b|excel|spreadsheet|regneark/i],
  ['pdf', /\bpdf\b/i],
  ['png', /picture|image|\bpng\b|bilde/i],
];

export const formatIn = (text: string): Format | undefined =>
  named.find(([, shape]) => shape.test(text))?.[0];

const noInput = z.object({});

export const exportStep: Step<Data> = defineStep<Data, typeof noInput>({
  card,
  input: noInput,
  ready: ({ orderId }) => orderId !== undefined,
  async view({ orderId = '', format }, ctx) {
    const order = await visibleOrder(orderId, ctx);
    // What was asked for stands first: one press, or a yes.
    const sorted = [...formats].sort((one, other) => Number(other === format) - Number(one === format));
    return {
      eyebrow: eyebrow(ctx, order?.customerId),
      heading: ctx.t('export.heading', { order: orderId }),
      formats: sorted.map((x) => ({ x, name: ctx.t(`formats.${x}`) })),
    };
  },
  actions: {
    make(_input, data, ctx, arg) {
      const format = formats.find((one) => one === arg);
      return format === undefined ? retry('export.chooseFirst') : post(format, data, ctx);
    },
  },
  text(said, data, ctx) {
    const format = formatIn(said.text);
    return format === undefined || said.entities.orderId !== undefined ? undefined : post(format, data, ctx);
  },
});

import { z } from 'zod';
import { orderCsv } from '../../documents/export/order-csv.js';
import { orderPdf } from '../../documents/export/order-pdf.js';
import { orderPicture } from '../../documents/export/order-picture.js';
import type { OrderSheet } from '../../documents/export/order-sheet.js';
import type { View } from '../../cards/card.js';
import type { Order } from '../../pstn/provider.js';
import { defineStep, type Ctx, type Effect, type Outcome, type Saying, type Step } from '../engine/flow.js';
import { may } from '../engine/rights.js';
import { eyebrow } from '../shared/access.js';
import { visibleOrder } from '../shared/orders.js';
import { answer, retry } from '../shared/outcomes.js';
import card from './cards/export.json' with { type: 'json' };
import type { Data } from './data.js';
import { formatIn, formats, type Format } from './formats.js';
import { hear } from './hear.js';
import { sheetOf } from './sheet.js';

const types: Record<Format, string> = { csv: 'text/csv', pdf: 'application/pdf', png: 'image/png' };
const makers: Record<Format, (sheet: OrderSheet) => Promise<Uint8Array>> = {
  csv: (sheet) => Promise.resolve(new TextEncoder().encode(orderCsv(sheet))),
  pdf: orderPdf,
  png: orderPicture,
};

/** The order as a file, to be posted here. */
export async function fileOf(order: Order, format: Format, ctx: Ctx): Promise<Effect> {
  const bytes = await makers[format](await sheetOf(order, ctx));
  const file = await ctx.files.keep({ name: `${order.id}.${format}`, type: types[format], bytes });
  return { type: 'post-file', file, markdown: ctx.t('export.posted', { order: order.id }) };
}

/** Makes the file; the card stays for another format. */
async function post(format: Format, { orderId = '' }: Data, ctx: Ctx): Promise<Outcome<Data>> {
  const order = await visibleOrder(orderId, ctx);
  if (order === undefined || !may(ctx, 'export_order', order.customerId)) return answer<Data>({});
  return { type: 'effects', effects: [await fileOf(order, format, ctx)] };
}

const noInput = z.object({});

const make = (_input: unknown, data: Data, ctx: Ctx, arg: string): Outcome<Data> | Promise<Outcome<Data>> => {
  const format = formats.find((one) => one === arg);
  return format === undefined ? retry('export.chooseFirst') : post(format, data, ctx);
};

async function view({ orderId = '', format: posted }: Data, ctx: Ctx): Promise<View> {
  const order = await visibleOrder(orderId, ctx);
  return {
    eyebrow: eyebrow(ctx, order?.customerId),
    heading: ctx.t('export.heading', { order: orderId }),
    formats: formats.filter((x) => x !== posted).map((x) => ({ x, name: ctx.t(`formats.${x}`) })),
    others: posted === undefined ? [] : [{ name: ctx.t('order.whole') }],
  };
}

function hearFormat(said: Saying, data: Data, ctx: Ctx): Outcome<Data> | Promise<Outcome<Data>> | undefined {
  const format = formatIn(said.text);
  return format === undefined || said.entities.orderId !== undefined
    ? hear(said, data, ctx)
    : post(format, data, ctx);
}

/** Which format it is to be. */
export const exportStep: Step<Data> = defineStep<Data, typeof noInput>({
  card,
  input: noInput,
  ready: ({ orderId }) => orderId !== undefined,
  view,
  actions: { make, open: () => answer<Data>({ format: undefined }) },
  text: hearFormat,
});

/** The format was named in the sentence, so the file is on its way. */
export const exportedStep: Step<Data> = { ...exportStep, final: true };

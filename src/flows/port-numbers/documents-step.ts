import { z } from 'zod';
import type { View } from '../../cards/card.js';
import { inspectFile } from '../../documents/file/inspect-file.js';
import { documentKinds, type DocumentKind } from '../../orders/port/port-order.js';
import type { Order } from '../../pstn/provider.js';
import { statusTexts } from '../../reference/statuses.js';
import {
  defineStep,
  type Ctx,
  type FileRef,
  type Outcome,
  type Problem,
  type Step,
  type StoredFile,
} from '../engine/flow.js';
import { may, refusal } from '../engine/rights.js';
import { eyebrow } from '../shared/access.js';
import { answer, retry, start } from '../shared/outcomes.js';
import { visibleOrder } from '../shared/orders.js';
import card from './cards/documents.json' with { type: 'json' };
import type { Data } from './data.js';
import { loaProblem } from './loa-step.js';
import { fileProblem, takeFile } from './take-file.js';

const input = z.object({ kind: z.string().default('') });

/** What a text says a file is. */
export function kindIn(text: string): DocumentKind | undefined {
  if (/\b(?:loa|letter of agency|fullmakt\w*)\b/i.test(text)) return 'loa';
  if (/\b(?:csr|customer service record|kundeserviceoppføring)\b/i.test(text)) return 'csr';
  return /\b(?:bill|invoice|faktura\w*|regning\w*)\b/i.test(text) ? 'bill' : undefined;
}

const has = (order: Order | undefined, kind: DocumentKind): boolean =>
  order?.port?.documents.some((document) => document.kind === kind) ?? false;

/** Variant A signs on screen; in variant B the letter is a document like others, and may come late. */
async function waitsForLoa(order: Order | undefined, ctx: Ctx): Promise<boolean> {
  if (order === undefined || has(order, 'loa')) return false;
  const locations = await ctx.pstn.locations(order.customerId);
  return locations.find(({ id }) => id === order.locationId)?.variant === 'B';
}

async function view({ orderId = '', file, kind }: Data, ctx: Ctx): Promise<View> {
  const order = await visibleOrder(orderId, ctx);
  const { documents = [], wanted = [] } = order?.port ?? {};
  const likely = kind ?? (has(order, 'loa') ? 'other' : 'loa');
  return {
    eyebrow: eyebrow(ctx, order?.customerId),
    orderId,
    missing: (await waitsForLoa(order, ctx)) ? ctx.t('documents.loaMissing') : '',
    have: documents.map((document) => ({
      line: ctx.t('documents.have', { what: ctx.t(`kinds.${document.kind}`), name: document.name }),
    })),
    wanted: wanted.map((what) => ({ line: ctx.t('documents.wanted', { what }) })),
    askKind: file !== undefined,
    name: file?.name ?? '',
    kinds: documentKinds.map((id) => ({ id, name: ctx.t(`kinds.${id}`) })),
    kind: likely,
  };
}

/** What a letter of agency lacks, held against its order; the same as before the order is submitted. */
async function letterProblem(
  order: Order,
  { name }: StoredFile,
  bytes: Uint8Array,
  data: Data,
  ctx: Ctx,
): Promise<Problem | undefined> {
  const inspected = await inspectFile(bytes, { kind: 'loa', name });
  if (!inspected.ok) return fileProblem(inspected.problem, name, ctx);
  const location = (await ctx.pstn.locations(order.customerId)).find(({ id }) => id === order.locationId);
  const signer = (await ctx.pstn.portAccount(order.id))?.authorisedName ?? '';
  return loaProblem(inspected.text, order.numbers, signer, { ...data, location }, ctx);
}

/** The draft that waits for the letter of this order and of no other. */
const waitingDraft = (orderId: string, { kept }: Ctx): string | undefined =>
  kept.find(({ flow, name }) => flow === 'port-numbers' && name.includes(orderId) && !name.includes(','))?.id;

/** Hands a kept file in, if the order still takes documents and the person may. */
async function handIn(kind: DocumentKind, data: Data, ctx: Ctx): Promise<Outcome<Data>> {
  const { orderId = '', file } = data;
  const order = await visibleOrder(orderId, ctx);
  const bytes = file === undefined ? undefined : await ctx.files.read(file.id);
  if (order === undefined || file === undefined || bytes === undefined) return retry('documents.sendFirst');
  if (!may(ctx, 'hand_in_documents', order.customerId)) {
    return retry('documents.notAllowed', {
      ...(await refusal('hand_in_documents', [order.customerId], ctx)),
    });
  }
  const problem = kind === 'loa' ? await letterProblem(order, file, bytes, data, ctx) : undefined;
  if (problem !== undefined) return { type: 'retry', problem, data: { file: undefined, kind } };
  const document = { kind, name: file.name, type: file.type, bytes };
  const result = await ctx.pstn.addDocument(orderId, document, ctx.person);
  const gone = { file: undefined, kind: undefined };
  if (result.ok) {
    const params = { name: file.name, kind: ctx.t(`kinds.${kind}`) };
    const told = { key: 'documents.taken', params };
    const waiting = kind === 'loa' ? waitingDraft(orderId, ctx) : undefined;
    if (waiting !== undefined) return { type: 'forget', id: waiting, data: { ...gone, told } };
    return { type: 'retry', data: gone, problem: told };
  }
  if (result.why === 'refused')
    return {
      type: 'retry',
      problem: { key: 'documents.refused', params: { reason: result.reason } },
      data: gone,
    };
  const status = statusTexts('port', result.order.status, ctx.locale).label;
  return { type: 'retry', problem: { key: 'documents.tooLate', params: { orderId, status } }, data: gone };
}

async function take(files: readonly FileRef[], said: string, data: Data, ctx: Ctx): Promise<Outcome<Data>> {
  const kind = kindIn(said) ?? data.kind;
  const taken = await takeFile(files, kind === 'bill' || kind === 'loa' ? kind : 'other', ctx);
  if (!taken.ok) return { type: 'retry', problem: taken.problem };
  const held = { ...data, file: taken.stored };
  return kind === undefined ? answer<Data>({ file: taken.stored }) : handIn(kind, held, ctx);
}

/** The way in for documents that come later: the signed letter of agency, and whatever is asked for. */
export const documentsStep: Step<Data> = defineStep<Data, typeof input>({
  card,
  input,
  private: true,
  final: true,
  view,
  actions: {
    settle: ({ kind }, data, ctx) => {
      const chosen = documentKinds.find((one) => one === kind);
      return chosen === undefined ? retry('documents.kindAsk') : handIn(chosen, data, ctx);
    },
    status: (_input, { orderId }) => start('order-status', { orderId }),
  },
  text(said, data, ctx) {
    const kind = kindIn(said.text);
    const { orderId } = said.entities;
    if (orderId !== undefined && orderId !== data.orderId) {
      return kind === undefined ? undefined : answer<Data>({ orderId, kind, file: undefined });
    }
    if (kind === undefined) return undefined;
    return data.file === undefined ? answer<Data>({ kind }) : handIn(kind, data, ctx);
  },
  files: (files, said, data, ctx) => take(files, said.text, data, ctx),
});

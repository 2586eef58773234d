import { z } from 'zod';
import { limits } from '../../reference/limits.js';
import { defineStep, type Step } from '../engine/flow.js';
import { answer } from '../shared/outcomes.js';
import { receiveBill } from '../shared/port/receive-bill.js';
import card from './cards/bill.json' with { type: 'json' };
import type { Data } from './data.js';
import { headView, reasonCard } from './head.js';
import { theRejected } from './load.js';
import { backFrom, settle, taskAt } from './tasks.js';
import { hearAsk, waysAt } from './ways.js';

const noInput = z.object({});

const asText = (text: string) => ({
  name: 'bill.txt',
  type: 'text/plain',
  bytes: new TextEncoder().encode(text),
});

/** A new bill of the losing carrier, sent as a message. */
export const billStep: Step<Data> = defineStep<Data, typeof noInput>({
  card: reasonCard(card),
  input: noInput,
  private: true,
  waits: true,
  ready: (data) => taskAt('bill', data) !== undefined,
  back: backFrom('bill'),
  async view(data, ctx) {
    const rejected = await theRejected(data, ctx);
    const old = rejected.port.documents.findLast(({ kind }) => kind === 'bill');
    return {
      ...headView(taskAt('bill', data), rejected, data, ctx),
      // The row says where to upload it in Control Hub; here it is sent as a message.
      todo: ctx.t('bill.todo'),
      now: old === undefined ? '' : ctx.t('bill.now', { name: old.name }),
      days: limits.billAgeDays.value,
      kept:
        data.bill === undefined ? [] : [{ name: ctx.t('bill.keep', { name: data.bill.name.slice(0, 24) }) }],
    };
  },
  actions: {
    keep(_input, data) {
      const task = taskAt('bill', data);
      return task === undefined ? answer<Data>({}) : answer<Data>(settle(task, data));
    },
    ...waysAt('bill'),
  },
  text: hearAsk,
  async files(files, _said, data, ctx) {
    const task = taskAt('bill', data);
    if (task === undefined) return undefined;
    const { location } = await theRejected(data, ctx);
    const received = await receiveBill(files, location, ctx);
    if (!received.ok) return { type: 'retry', problem: received.problem };
    const { file, date, text } = received;
    const kept = text === undefined ? undefined : await ctx.files.keep(asText(text));
    return answer<Data>({ bill: file, billText: kept?.id, billDate: date, ...settle(task, data) });
  },
});

import { z } from 'zod';
import { isRejectionId, rejectionTexts } from '../../reference/rejections.js';
import { defineStep, type Outcome, type Step } from '../engine/flow.js';
import { eyebrow } from '../shared/access.js';
import { answer, retry } from '../shared/outcomes.js';
import { isElsewhere } from '../shared/said.js';
import card from './cards/reason.json' with { type: 'json' };
import type { Data } from './data.js';
import { theRejected } from './load.js';
import { wordsIn } from './words.js';

const input = z.object({ reason: z.string().default('') });
const maxQuoted = 400;

/** Some of the likely reasons; none of them is a matter for PTS. */
function meant(codes: readonly string[], { words }: Data): Outcome<Data> {
  const text = words === undefined ? {} : { text: words.slice(0, maxQuoted) };
  const pasted = codes.map((code) => ({ code, ...text }));
  return answer<Data>({ guesses: undefined, pasted, reasons: undefined, settled: undefined });
}

/** The carrier's words may mean several things: asked, not guessed. */
export const reasonStep: Step<Data> = defineStep<Data, typeof input>({
  card,
  input,
  ready: ({ guesses }) => guesses !== undefined,
  async view({ guesses = [], words = '', ...data }, ctx) {
    const { order } = await theRejected(data, ctx);
    return {
      eyebrow: eyebrow(ctx, order.customerId),
      heading: ctx.t('reason.heading', { order: order.id }),
      words: ctx.t('head.words', { words: words.slice(0, maxQuoted) }),
      rows: guesses.map((code) => {
        const { label, meaning } = rejectionTexts(code, ctx.locale);
        return { id: code, name: `${label} – ${meaning}` };
      }),
      reason: '',
    };
  },
  actions: {
    choose({ reason }, data) {
      const codes = reason.split(',').filter((code) => isRejectionId(code) && data.guesses?.includes(code));
      return codes.length > 0 ? meant(codes, data) : retry('reason.chooseFirst');
    },
    none: (_input, data) => meant(['unknown'], data),
  },
  text(said, data) {
    if (isElsewhere(said, ['fix_order'])) return undefined;
    const row = /^\s*(\d)\s*$/.exec(said.text)?.[1];
    const code = row === undefined ? undefined : data.guesses?.[Number(row) - 1];
    if (code !== undefined) return meant([code], data);
    const words = wordsIn(said.text);
    return words === undefined ? undefined : answer<Data>(words);
  },
});

import { z } from 'zod';
import type { View } from '../../cards/card.js';
import { whys } from '../../orders/numbers/outcome.js';
import { defineStep, type Ctx, type Outcome, type Step } from '../engine/flow.js';
import { eyebrow } from '../shared/access.js';
import { answer, fill, retry } from '../shared/outcomes.js';
import card from './cards/numbers.json' with { type: 'json' };
import type { Data, Odd } from './data.js';
import { hear, hearNumbers } from './hear.js';
import { takeLists } from './list-file.js';
import { removed } from './take-numbers.js';
import { numbersAt } from './words.js';

const input = z.object({ use: z.string().default(''), paste: z.string().max(8_000).default('') });

const mostShown = 20;

const whyOdd = (why: string, ctx: Ctx): string => ctx.t(knownWhys.includes(why) ? `why.${why}` : 'why.other');

/** Those of the reader, and the one this flow adds. */
const knownWhys: readonly string[] = [...whys, 'vanity'];

const short = (token: string): string => (token.length > 40 ? `${token.slice(0, 39)}…` : token);

function oddLine({ token, why, numbers }: Odd, { location }: Data, ctx: Ctx): string {
  const text = whyOdd(numbers.length > 0 && why === 'letters' ? 'vanity' : why, ctx);
  const plain = { token: short(token), why: text };
  return numbers.length === 0
    ? ctx.t('numbers.questionedLine', plain)
    : ctx.t('numbers.questionedNumber', { ...plain, number: numbersAt(location, numbers, ctx, 2) });
}

function view(data: Data, ctx: Ctx): View {
  const { numbers = [], questioned = [], held = [], duplicates = 0, location } = data;
  const asked = questioned.slice(0, mostShown);
  const isEmpty = numbers.length + questioned.length + held.length === 0;
  return {
    eyebrow: eyebrow(ctx, data.customerId),
    location: location?.name ?? '',
    about: ctx.t(isEmpty ? 'numbers.ask' : 'numbers.read', { count: numbers.length }),
    list: numbersAt(location, numbers, ctx),
    accounts: duplicates === 0 ? [] : [{ line: ctx.t('numbers.duplicates', { count: duplicates }) }],
    questioned: asked.map((odd, index) => ({ id: String(index), name: oddLine(odd, data, ctx) })),
    use: asked.map((_, index) => String(index)).join(','),
    held: [
      ...held.slice(0, mostShown).map((odd) => ({ line: oddLine(odd, data, ctx) })),
      ...(held.length > mostShown
        ? [{ line: ctx.t('numbers.moreOdd', { count: held.length - mostShown }) }]
        : []),
    ],
    paste: '',
    go: ctx.t(numbers.length === 0 ? 'numbers.readThem' : 'numbers.go', { count: numbers.length }),
  };
}

/** What is ticked stays in the list, what is not leaves it; what was typed besides is read too. */
function settle({ use, paste }: z.infer<typeof input>, data: Data, ctx: Ctx): Outcome<Data> {
  const ticks = new Set(use.split(','));
  const asked = (data.questioned ?? []).slice(0, mostShown);
  const out = asked.flatMap(({ numbers }, index) => (ticks.has(String(index)) ? [] : numbers));
  const patch = { ...removed(out, data), questioned: [], held: [], settled: true as const };
  const kept = fill<Data>(data, patch);
  if (paste.trim() === '') {
    return (kept.numbers ?? []).length === 0 ? retry('numbers.noneLeft') : answer<Data>(patch);
  }
  const heard = hearNumbers(paste, kept, ctx);
  if (heard === undefined) return retry('numbers.none');
  return heard.type === 'answer' ? answer<Data>({ ...patch, ...heard.data }) : heard;
}

export const numbersStep: Step<Data> = defineStep<Data, typeof input>({
  card,
  input,
  ready: ({ location, done }) => location !== undefined && done !== true,
  view,
  actions: { settle },
  async text(said, data, ctx) {
    const heard = await hear(said, data, ctx);
    if (heard !== undefined && heard.type !== 'retry') return heard;
    return heard?.problem === undefined && /\d{3}/.test(said.text) ? retry('numbers.none') : heard;
  },
  files: (files, said, data, ctx) => takeLists(files, said.text, data, ctx),
});

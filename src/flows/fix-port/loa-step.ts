import { z } from 'zod';
import { checkLoa } from '../../documents/loa/check-loa.js';
import type { Location } from '../../pstn/provider.js';
import { defineStep, type Ctx, type Problem, type Step } from '../engine/flow.js';
import { eyebrow } from '../shared/access.js';
import { answer } from '../shared/outcomes.js';
import { compactNumbers } from '../shared/phone-format.js';
import { today } from '../shared/port/days.js';
import { receiveFile } from '../shared/port/receive-file.js';
import card from './cards/loa.json' with { type: 'json' };
import type { Data } from './data.js';
import { remaining, theRejected } from './load.js';
import { staleOf, tasksOf } from './tasks.js';

const noInput = z.object({});

interface LetterAbout {
  readonly numbers: readonly string[];
  readonly signer: string;
  readonly location: Location;
}

/** What is wrong with a signed letter, as far as it can be read. */
export function letterProblem(
  text: string | undefined,
  { numbers, signer, location: { country, timeZone } }: LetterAbout,
  ctx: Ctx,
): Problem | undefined {
  const day = today(timeZone, ctx.now);
  const findings = checkLoa(text, { country, numbers, signer, today: day });
  const [wrong] = findings.filter(({ code }) => code !== 'no_text');
  if (wrong === undefined) return undefined;
  const named = 'numbers' in wrong ? compactNumbers(wrong.numbers) : '';
  return { key: `loa.${wrong.code}`, params: { days: 0, date: '', signer: '', ...wrong, numbers: named } };
}

/** Variant B: the LOA is a file, signed by the authorised contact, who may hand it in later. */
export const loaStep: Step<Data> = defineStep<Data, typeof noInput>({
  card,
  input: noInput,
  private: true,
  waits: true,
  ready: (data) => staleOf(data).has('loa'),
  async view(data, ctx) {
    const { order, location, next } = await theRejected(data, ctx);
    return {
      eyebrow: eyebrow(ctx, order.customerId),
      heading: ctx.t('loa.heading', { order: order.id }),
      about: ctx.t(tasksOf(data).every(({ row }) => row.fix === 'sign_again') ? 'loa.only' : 'loa.because'),
      facts: [
        { title: ctx.t('accountFields.businessName'), value: next?.businessName ?? '–' },
        { title: ctx.t('accountFields.authorisedName'), value: next?.authorisedName ?? '–' },
        { title: ctx.t('diff.ported'), value: compactNumbers(remaining(order, data)) },
      ],
      location: location.name,
      kept: data.loa === undefined ? [] : [{ name: ctx.t('loa.keep', { name: data.loa.name.slice(0, 24) }) }],
    };
  },
  actions: {
    later: () => answer<Data>({ loa: undefined, loaLater: true }),
    keep: () => answer<Data>({ loaLater: undefined }),
  },
  async files(files, _said, data, ctx) {
    const { order, location, next } = await theRejected(data, ctx);
    const received = await receiveFile(files, 'loa', ctx);
    if (!received.ok) return { type: 'retry', problem: received.problem };
    const about = { numbers: remaining(order, data), signer: next?.authorisedName ?? '', location };
    const problem = letterProblem(received.inspected.text, about, ctx);
    return problem === undefined
      ? answer<Data>({ loa: received.file, loaLater: undefined })
      : { type: 'retry', problem };
  },
});

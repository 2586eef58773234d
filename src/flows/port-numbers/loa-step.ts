import { z } from 'zod';
import { checkLoa, type LoaFinding } from '../../documents/loa/check-loa.js';
import { defineStep, type Ctx, type FileRef, type Outcome, type Problem, type Step } from '../engine/flow.js';
import { eyebrow } from '../shared/access.js';
import { answer, retry } from '../shared/outcomes.js';
import { isElsewhere } from '../shared/said.js';
import { asksForReminder, remind } from './bill-step.js';
import card from './cards/loa.json' with { type: 'json' };
import type { Data } from './data.js';
import { dayText, today } from './days.js';
import { own } from './hear.js';
import { current, ofCurrent, ordersToBe } from './orders-to-be.js';
import { rule } from './rules.js';
import { takeFile } from './take-file.js';
import { carrierName, someNumbers, whichOrder } from './words.js';

function findingText(finding: LoaFinding, ctx: Ctx): string {
  switch (finding.code) {
    case 'numbers_missing':
      return ctx.t('loa.numbers_missing', { numbers: someNumbers(finding.numbers, ctx, 8) });
    case 'signer_missing':
      return ctx.t('loa.signer_missing', { signer: finding.signer });
    case 'date_old':
    case 'date_in_future':
      return ctx.t(`loa.${finding.code}`, { ...finding, date: dayText(finding.date, ctx) });
    case 'date_missing':
      return ctx.t('loa.date_missing');
    case 'no_text':
      return '';
  }
}

/** What the form lacks, as far as its text can be read; a scan tells nothing. */
export function loaProblem(
  text: string | undefined,
  numbers: readonly string[],
  signer: string,
  data: Data,
  ctx: Ctx,
): Problem | undefined {
  const country = data.location?.country ?? 'NO';
  const findings = checkLoa(text, { country, numbers, signer, today: today(data, ctx) });
  const serious = findings.filter(({ code }) => code !== 'no_text');
  if (serious.length === 0) return undefined;
  const told = serious.map((finding) => findingText(finding, ctx)).join(' ');
  return { key: 'loa.look', params: { findings: told } };
}

/** The signed form: what it lacks is said at once, where its text can be read. */
async function takeLoa(files: readonly FileRef[], data: Data, ctx: Ctx): Promise<Outcome<Data>> {
  const order = current(data);
  if (order === undefined) return answer<Data>({});
  const taken = await takeFile(files, 'loa', ctx);
  if (!taken.ok) return { type: 'retry', problem: taken.problem };
  const { group, data: known } = order;
  const problem = loaProblem(taken.file.text, group.numbers, known.authorisedName ?? '', data, ctx);
  if (problem !== undefined) return { type: 'retry', problem };
  const isScan = taken.file.text === undefined || taken.file.warnings.includes('no_text');
  const patch = ofCurrent(data, { loa: taken.stored, loaLater: undefined });
  return answer<Data>({
    ...patch,
    ...(isScan ? { told: { key: 'loa.scan', params: { name: taken.stored.name } } } : {}),
  });
}

/** Variant B: the signed form of the country, handed in now or later by the authorised contact. */
export const loaStep: Step<Data> = defineStep<Data, z.ZodObject>({
  card,
  input: z.object({}),
  private: true,
  waits: true,
  ready: (data) => current(data)?.data.bill?.date !== undefined,
  view: (data, ctx) => ({
    eyebrow: eyebrow(ctx, data.customerId),
    carrier: carrierName(current(data), ctx),
    which: whichOrder(current(data), ordersToBe(data).length, ctx),
    form: rule('loa_form', ctx),
    later: rule('loa_later', ctx),
    nudged: data.nudged === undefined ? '' : ctx.t('bill.nudge'),
  }),
  actions: {
    later: (_input, data) => answer<Data>(ofCurrent(data, { loaLater: true })),
    remind: (_input, _data, ctx) => remind(ctx),
  },
  text(said, data, ctx) {
    if (asksForReminder(said.text)) return remind(ctx);
    if (/\b(?:later|skip|without|senere|uten|hopp over)\b/i.test(said.text)) {
      return answer<Data>(ofCurrent(data, { loaLater: true }));
    }
    return isElsewhere(said, own) ? undefined : retry('loa.none');
  },
  files: (files, _said, data, ctx) => takeLoa(files, data, ctx),
});

import { z } from 'zod';
import { checkLoa, type LoaFinding } from '../../documents/loa/check-loa.js';
import { defineStep, type Ctx, type FileRef, type Outcome, type Step } from '../engine/flow.js';
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
    case 'no_text':
    case 'date_missing':
      return ctx.t(`loa.${finding.code}`);
  }
}

/** The signed form: what it lacks is said at once, where its text can be read. */
export async function takeLoa(files: readonly FileRef[], data: Data, ctx: Ctx): Promise<Outcome<Data>> {
  const order = current(data);
  if (order === undefined) return answer<Data>({});
  const taken = await takeFile(files, 'loa', ctx);
  if (!taken.ok) return { type: 'retry', problem: taken.problem };
  const findings = checkLoa(taken.file.text, {
    country: data.location?.country ?? 'NO',
    numbers: order.group.numbers,
    signer: order.data.authorisedName ?? '',
    today: today(data, ctx),
  });
  const serious = findings.filter(({ code }) => code !== 'no_text');
  if (serious.length > 0) {
    const text = serious.map((finding) => findingText(finding, ctx)).join(' ');
    return retry('loa.look', { findings: text });
  }
  const isScan = findings.length > 0;
  const patch = ofCurrent(data, { loa: taken.stored, loaLater: undefined, loaUnread: isScan || undefined });
  return answer<Data>(patch);
}

/** Variant B: the signed form of the country, handed in now or later by the authorised contact. */
export const loaStep: Step<Data> = defineStep<Data, z.ZodObject>({
  card,
  input: z.object({}),
  private: true,
  ready: (data) => current(data)?.data.bill?.date !== undefined,
  view: (data, ctx) => ({
    eyebrow: eyebrow(ctx, data.customerId),
    carrier: carrierName(current(data), ctx),
    which: whichOrder(current(data), ordersToBe(data).length, ctx),
    form: rule('loa_form', ctx),
    later: rule('loa_later', ctx),
    name: current(data)?.data.authorisedName ?? '',
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

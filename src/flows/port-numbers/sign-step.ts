import { z } from 'zod';
import type { View } from '../../cards/card.js';
import { foldName } from '../../reference/fold-name.js';
import { defineStep, type Ctx, type Outcome, type Step } from '../engine/flow.js';
import { eyebrow } from '../shared/access.js';
import { answer, retry } from '../shared/outcomes.js';
import card from './cards/sign.json' with { type: 'json' };
import type { Data } from './data.js';
import { nameOfLetter } from './hash.js';
import { signedLetter, statementOf } from './letter.js';
import { current, ofCurrent, ordersToBe } from './orders-to-be.js';
import { rule } from './rules.js';
import { takeBill } from './take-bill.js';
import { carrierName, whichOrder } from './words.js';

const text = z.string().max(100).default('');
const input = z.object({ firstName: text, lastName: text, jobTitle: text });
type Typed = z.infer<typeof input>;

/** The authorised name, cut where the last name begins; a suggestion that stands in the field. */
function splitName(name: string): { readonly firstName: string; readonly lastName: string } {
  const words = name.trim().split(/\s+/);
  return { firstName: words.slice(0, -1).join(' '), lastName: words.at(-1) ?? '' };
}

function view(data: Data, ctx: Ctx): View {
  const order = current(data);
  const known = order?.data.signature;
  const earlier = ordersToBe(data).find(({ data: other }) => other.signature !== undefined)?.data.signature;
  const suggested = splitName(order?.data.authorisedName ?? '');
  return {
    eyebrow: eyebrow(ctx, data.customerId),
    carrier: carrierName(order, ctx),
    which: whichOrder(order, ordersToBe(data).length, ctx),
    rule: rule('loa_signatory', ctx),
    statement: order === undefined ? '' : statementOf(order, data, ctx),
    firstName: known?.firstName ?? suggested.firstName,
    lastName: known?.lastName ?? suggested.lastName,
    jobTitle: known?.jobTitle ?? earlier?.jobTitle ?? '',
  };
}

async function sign(typed: Typed, data: Data, ctx: Ctx): Promise<Outcome<Data>> {
  const order = current(data);
  if (order === undefined) return answer<Data>({});
  const firstName = typed.firstName.trim();
  const lastName = typed.lastName.trim();
  const jobTitle = typed.jobTitle.trim();
  if (firstName === '' || lastName === '' || jobTitle === '') return retry('sign.missing');
  const name = `${firstName} ${lastName}`;
  const authorised = order.data.authorisedName ?? '';
  if (foldName(name) !== foldName(authorised)) return retry('sign.otherName', { authorised, name });
  const signature = { firstName, lastName, jobTitle, at: ctx.now.toISOString() };
  const { file, post } = await signedLetter(order, signature, data, ctx);
  const patch = ofCurrent(data, { signature, signedFor: nameOfLetter(order), loa: file });
  return { type: 'answer', data: patch, effects: [post] };
}

/** `Alice Morgan, office manager`: name and job title in one line, which is as good as the form. */
function namesIn(said: string): Typed | undefined {
  const at = said.search(/[,;]/);
  const [name, jobTitle] = [said.slice(0, Math.max(at, 0)).trim(), said.slice(at + 1).trim()];
  const isBoth = /^\p{L}[\p{L}.'’ -]+$/u.test(name) && /^\p{L}.{1,60}$/u.test(jobTitle);
  return isBoth && name.includes(' ') ? { ...splitName(name), jobTitle } : undefined;
}

/** Variant A: the letter of agency, signed on screen. */
export const signStep: Step<Data> = defineStep<Data, typeof input>({
  card,
  input,
  private: true,
  ready: (data) => current(data)?.data.bill?.date !== undefined,
  view,
  actions: { sign, account: () => ({ type: 'change', step: 'account' }) },
  text(said, data, ctx) {
    const typed = namesIn(said.text);
    return typed === undefined ? undefined : sign(typed, data, ctx);
  },
  files: (files, _said, data, ctx) => takeBill(files, data, ctx),
});

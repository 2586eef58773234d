import { z } from 'zod';
import { createTexts } from '../../cards/texts.js';
import { asksRules } from '../../language/policy/asks-rules.js';
import { readPolicy, type PolicyReading } from '../../language/policy/read-policy.js';
import { deskName } from '../../reference/desks.js';
import type { Deed } from '../../reference/deeds.js';
import { policySections } from '../../reference/policies.js';
import { defineStep, type Ctx, type Step } from '../engine/flow.js';
import { allowed } from '../engine/rights.js';
import { answer, start } from '../shared/outcomes.js';
import card from './cards/answer.json' with { type: 'json' };
import { longestQuestion, type Data } from './data.js';
import en from './locales/en.json' with { type: 'json' };
import nb from './locales/nb.json' with { type: 'json' };

interface Button {
  readonly a: string;
  readonly x: string;
  readonly name: string;
}

const read = ({ question = '' }: Data, { locale }: Ctx): PolicyReading => readPolicy(question, locale);

/** What stands beside the answer is in the answer's language, which is that of the question. */
const beside = createTexts('Policy answers', { en: { answer: en.answer }, nb: { answer: nb.answer } });

/** Where the answer stands; where there is none, the sentence that says so. */
function sourceText({ fact, isForeign, locale }: PolicyReading): string {
  if (fact === undefined)
    return beside.format(locale, isForeign ? 'answer.unknownForeign' : 'answer.unknown');
  const { sections, isLater } = policySections(fact);
  return beside.format(locale, isLater ? 'answer.sourceLater' : 'answer.source', { sections });
}

/** Flows that are no entries of the menu: for whoever has something to do there. */
const unlisted: Readonly<Record<string, Deed>> = { 'fix-port': 'fix_port', 'change-port': 'change_port' };

/** The deed that goes with the fact, where this person can do it. */
async function deedOf(flow: string | undefined, ctx: Ctx): Promise<Button[]> {
  if (flow === undefined || flow === 'route-support') return [];
  const deed = unlisted[flow];
  if (deed !== undefined) {
    return ctx.pstn.connected && allowed(ctx, deed).length > 0
      ? [{ a: 'start', x: flow, name: ctx.titleOf(flow) }]
      : [];
  }
  const entry = (await ctx.menu()).find((one) => one.flow === flow);
  return entry === undefined ? [] : [{ a: 'start', x: flow, name: entry.title }];
}

function deskButton({ fact, desk }: PolicyReading, ctx: Ctx): Button[] {
  if (desk !== undefined)
    return [{ a: 'desk', x: desk, name: ctx.t('answer.desk', { desk: deskName(desk, ctx.locale) }) }];
  return fact?.deed === 'route-support' ? [{ a: 'desk', x: '', name: ctx.t('answer.anyDesk') }] : [];
}

export const answerStep: Step<Data> = defineStep<Data, z.ZodObject>({
  card,
  input: z.object({}),
  final: true,
  async view(data, ctx) {
    const reading = read(data, ctx);
    return {
      sorry: reading.isForeign ? beside.format(reading.locale, 'answer.foreign') : '',
      answer: reading.answer,
      source: sourceText(reading),
      buttons: [
        ...(await deedOf(reading.fact?.deed, ctx)),
        ...deskButton(reading, ctx),
        { a: 'again', x: '', name: ctx.t('answer.again') },
        { a: 'cancel', x: '', name: ctx.t('common.home') },
      ],
    };
  },
  actions: {
    start: (_input, _data, _ctx, flow) => start(flow),
    desk: (_input, { question }, _ctx, desk) => start('route-support', { desk, text: question }),
    again: () => answer<Data>({ question: undefined }),
  },
  /** One question after the other needs no button. */
  text: ({ text, intent }) =>
    intent === undefined && asksRules(text) !== undefined
      ? answer<Data>({ question: text.slice(0, longestQuestion) })
      : undefined,
});

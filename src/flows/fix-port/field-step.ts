import { z } from 'zod';
import { rejectionTexts } from '../../reference/rejections.js';
import { defineStep, type Ctx, type Outcome, type Step } from '../engine/flow.js';
import { answer, retry } from '../shared/outcomes.js';
import { isElsewhere } from '../shared/said.js';
import {
  accountFields,
  changed,
  inputsFor,
  readField,
  shownValue,
  valueOf,
  type AccountField,
  type Typed,
} from '../shared/port/account-fields.js';
import fieldCard from './cards/field.json' with { type: 'json' };
import secretCard from './cards/secret.json' with { type: 'json' };
import type { Data } from './data.js';
import { headView, reasonCard, type Part } from './head.js';
import { theRejected, type Rejected } from './load.js';
import { backFrom, settle, taskAt, type Task } from './tasks.js';
import { hearAsk, isAnother, waysAt } from './ways.js';

const text = z.string().default('');
const fieldInput = z.object({
  authorisedName: text,
  businessName: text,
  btn: text,
  street: text,
  city: text,
  state: text,
  zip: text,
});
const secretInput = z.object({ accountNumber: text, pin: text });

const asked = (task: Task, { location }: Rejected): readonly AccountField[] =>
  inputsFor(task.row.fields, location.country);

/** What was typed becomes the change; the value that was rejected is no answer. */
async function take(typed: Typed, task: Task, data: Data, ctx: Ctx): Promise<Outcome<Data>> {
  const rejected = await theRejected(data, ctx);
  const { account, location } = rejected;
  const values: Partial<Record<AccountField, string>> = {};
  const fields = asked(task, rejected);
  for (const field of fields) {
    const value = readField(field, typed[field] ?? '', location.country);
    if (value === undefined) return retry(`problems.${field}`);
    values[field] = value;
  }
  if (account !== undefined && fields.every((field) => values[field] === valueOf(field, account))) {
    return retry('field.same', { label: rejectionTexts(task.row.id, ctx.locale).label });
  }
  const change = { ...data.change, account: changed(values, account, data.change?.account) };
  return answer<Data>({ change, ...settle(task, data) });
}

const hints = (shown: readonly AccountField[]): Record<string, boolean> =>
  Object.fromEntries(accountFields.map((field) => [field, shown.includes(field)]));

function fieldStep(step: 'field' | 'secret', card: Part, input: z.ZodObject): Step<Data> {
  const inputs = Object.keys(input.shape) as AccountField[];
  return defineStep<Data, z.ZodObject>({
    card: reasonCard(card),
    input,
    private: step === 'secret',
    ready: (data) => taskAt(step, data) !== undefined,
    back: backFrom(step),
    async view(data, ctx) {
      const rejected = await theRejected(data, ctx);
      const task = taskAt(step, data);
      const shown = task === undefined ? [] : asked(task, rejected);
      // What is secret is typed anew: it is shown nowhere but where somebody types it.
      const values = inputs.map((field) => [
        field,
        step === 'secret' ? '' : valueOf(field, rejected.next ?? rejected.account),
      ]);
      const now = shown.map((field) => {
        const old = shownValue(field, rejected.account);
        const title = ctx.t('field.now', { field: ctx.t(`accountFields.${field}`) });
        return { title, value: old === '' ? ctx.t('field.none') : old };
      });
      return {
        ...headView(task, rejected, data, ctx),
        ...(Object.fromEntries(values) as Record<string, string>),
        show: hints(shown),
        now,
      };
    },
    actions: {
      save(typed: Typed, data: Data, ctx: Ctx) {
        const task = taskAt(step, data);
        return task === undefined ? answer<Data>({}) : take(typed, task, data, ctx);
      },
      ...waysAt(step),
    },
    async text(said, data, ctx) {
      const script = hearAsk(said, data);
      const task = taskAt(step, data);
      if (
        script !== undefined ||
        task === undefined ||
        isAnother(said, data) ||
        isElsewhere(said, ['fix_order'])
      )
        return script;
      const rejected = await theRejected(data, ctx);
      const [only, ...more] = asked(task, rejected);
      // A sentence that wants something is no name and no address.
      if (only === undefined || more.length > 0 || said.intent !== undefined || /\?\s*$/.test(said.text)) {
        return undefined;
      }
      // An account number or a PIN that is said here must not become a name that everybody sees.
      if (only === 'authorisedName' && /\d/.test(said.text)) return retry('problems.authorisedName');
      return readField(only, said.text, rejected.location.country) === undefined
        ? undefined
        : take({ [only]: said.text }, task, data, ctx);
    },
  });
}

/** One field of the account, or the parts of the address. */
export const openFieldStep = fieldStep('field', fieldCard, fieldInput);
/** Account number or PIN. */
export const secretFieldStep = fieldStep('secret', secretCard, secretInput);

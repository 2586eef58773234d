import { z } from 'zod';
import type { Ctx, Outcome, Saying } from '../engine/flow.js';
import { mine } from './access.js';
import { retry } from './outcomes.js';

export const changeInput = z.object({ field: z.string().default('') });

/** The steps a summary offers to change, each named by its text under `fields`. */
export const changeChoices = (
  steps: readonly string[],
  ctx: Ctx,
): readonly { readonly id: string; readonly name: string }[] =>
  steps
    .filter((step) => step !== 'customer' || mine(ctx).length > 1)
    .map((step) => ({ id: step, name: ctx.t(`fields.${step}`) }));

export const change = <D>(field: string, steps: readonly string[]): Outcome<D> =>
  steps.includes(field) ? { type: 'change', step: field } : retry('common.changeNone');

const wordsOf = (text: string): string[] => text.toLowerCase().match(/\p{L}+/gu) ?? [];

const minStem = 4;
const sameWord = (one: string, other: string): boolean =>
  one === other || (other.length >= minStem && one.startsWith(other));

/** A sentence such as "change the location": the step whose name has a word of it. */
export function hearChange<D>(said: Saying, steps: readonly string[], ctx: Ctx): Outcome<D> | undefined {
  const [verb, ...rest] = wordsOf(said.text);
  if (!/^(?:change|edit|endre|bytt|bytte)$/.test(verb ?? '')) return undefined;
  const chosen = changeChoices(steps, ctx).find(({ name }) =>
    wordsOf(name).some((word) => rest.some((heard) => sameWord(heard, word))),
  );
  return chosen === undefined ? undefined : { type: 'change', step: chosen.id };
}

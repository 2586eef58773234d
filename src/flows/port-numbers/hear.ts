import type { Ctx, Outcome, Patch, Saying, Step } from '../engine/flow.js';
import { answer } from '../shared/outcomes.js';
import { hearPlace } from '../shared/place.js';
import { isElsewhere } from '../shared/said.js';
import type { Data } from './data.js';
import {
  added,
  hasNumbers,
  pastedWith,
  namedAmong,
  notThere,
  removalIn,
  removed,
  tooMany,
} from './take-numbers.js';

export const own = ['port_numbers'] as const;

const aboutDocuments = /\b(?:documents?|dokument\w*|upload|last opp|hand in|lever\w*)\b/i;
const beginsAnother = /^\s*(?:please\s+)?(?:port|porter|portere|move|flytt)\b/i;

/** The order whose documents a sentence is about, and no port of numbers. */
export const orderOfDocuments = ({ text, entities }: Saying): string | undefined =>
  entities.orderId !== undefined && aboutDocuments.test(text) ? entities.orderId : undefined;

/** A sentence that begins something of its own: documents of an order, or another port beside this one. */
const isAway = (said: Saying): boolean =>
  orderOfDocuments(said) !== undefined || (said.intent === own[0] && beginsAnother.test(said.text));

/** A step whose answers are not numbers to port, so that a sentence about other numbers is no answer to it. */
export const guarded = (step: Step<Data>): Step<Data> => ({
  ...step,
  text: (said, data, ctx) => (isAway(said) ? undefined : step.text?.(said, data, ctx)),
});

/** Long enough to be numbers, whatever the country. */
const digitsOf = (text: string): number => text.replace(/\D/g, '').length;
const looksLikeNumbers = (text: string): boolean => digitsOf(text) >= 7;

/** The words of a text: a long list of numbers would hide the place that is named beside it. */
const withoutNumbers = (text: string): string => text.replace(/[\d()+.,;/ \t\n–-]{7,}/g, ' ');

/** What a sentence fills before any step has been shown: the place and the numbers. */
export async function fieldsIn(said: Saying, data: Data, ctx: Ctx): Promise<Patch<Data>> {
  const place = await hearPlace(withoutNumbers(said.text), said.entities.city, data, ctx);
  return { ...place, ...(looksLikeNumbers(said.text) ? { pasted: pastedWith(said.text, data) } : {}) };
}

/** Numbers added or taken out in words; undefined when the text is about something else. */
export function hearNumbers(text: string, data: Data, ctx: Ctx): Outcome<Data> | undefined {
  const { location, numbers = [] } = data;
  if (location === undefined) return undefined;
  const less = removalIn(text);
  if (less !== undefined && numbers.length > 0) {
    const named = namedAmong(less, numbers, location, ctx);
    return named.length === 0
      ? { type: 'retry', problem: notThere(less, ctx, []) }
      : answer<Data>({ ...removed(named, data), settled: undefined });
  }
  if (!looksLikeNumbers(text) || !hasNumbers(text, location, ctx)) return undefined;
  const patch = added(text, location, data, ctx);
  const problem = tooMany(patch);
  return problem === undefined ? answer<Data>(patch) : { type: 'retry', problem };
}

/** Any step before the private ones: numbers, a place, or nothing of ours. */
export async function hear(said: Saying, data: Data, ctx: Ctx): Promise<Outcome<Data> | undefined> {
  if (orderOfDocuments(said) !== undefined) return undefined;
  const numbers = hearNumbers(said.text, data, ctx);
  if (numbers !== undefined) return numbers;
  if (isElsewhere(said, own)) return undefined;
  const fields = await fieldsIn(said, data, ctx);
  if (Object.keys(fields).length > 0) return answer<Data>(fields);
  return said.intent !== undefined && own.some((intent) => intent === said.intent)
    ? { type: 'retry' }
    : undefined;
}

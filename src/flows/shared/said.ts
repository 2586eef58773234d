import type { Intent } from '../../language/understanding.js';
import type { Saying } from '../engine/flow.js';

const everything = /^(?:all|all of them|everything|alle|alle sammen|alt)[\s.!]*$/i;

export const meansAll = ({ text }: Saying): boolean => everything.test(text.trim());

/** A number of numbers: as understood, or a bare figure. */
export const quantityIn = ({ text, entities }: Saying): number | undefined => {
  if (entities.quantity !== undefined) return entities.quantity;
  const alone = /^\s*(\d{1,5})\s*$/.exec(text)?.[1];
  return alone === undefined ? undefined : Number(alone);
};

const sure = 0.75;

/** The sentence begins something else than the flow that is running; a question is not an answer, sure or not. */
export const isElsewhere = ({ intent, confidence }: Saying, own: readonly Intent[]): boolean =>
  intent !== undefined && !own.includes(intent) && (confidence >= sure || intent === 'order_status');

import type { Intent } from '../../language/understanding.js';
import type { Saying } from '../engine/flow.js';

const agreement =
  /^\s*(?:yes|yep|ok(?:ay)?|confirm|go ahead|(?:please )?(?:order|send)(?: (?:it|them|now|the order|request))*|ja|jepp|bekreft|kjør på|bestill|send)(?: (?:takk|please|nå|dem|den|disse|numrene|inn))*\s*[.!]*\s*$/i;

/** A plain yes to a summary, in either language. */
export const agrees = ({ text }: Saying): boolean => agreement.test(text);

const everything = /^\s*(?:all|all of them|everything|alle|alle sammen|alt)\s*[.!]*\s*$/i;

export const meansAll = ({ text }: Saying): boolean => everything.test(text);

/** A number of numbers: as understood, or a bare figure. */
export const quantityIn = ({ text, entities }: Saying): number | undefined => {
  if (entities.quantity !== undefined) return entities.quantity;
  const alone = /^\s*(\d{1,5})\s*$/.exec(text)?.[1];
  return alone === undefined ? undefined : Number(alone);
};

const sure = 0.75;

/** The sentence begins something else than the flow that is running. */
export const isElsewhere = ({ intent, confidence }: Saying, own: readonly Intent[]): boolean =>
  intent !== undefined && confidence >= sure && !own.includes(intent);

import faultWords from './fault-words.json' with { type: 'json' };
import { readRejections } from './read-rejection.js';

/** So sure must the words be where nobody has asked for them. */
const statedSurely = 0.8;
const fault = new RegExp(`(?<!\\p{L})(?:${[...faultWords.en, ...faultWords.nb].join('|')})|n['’]t\\b`, 'iu');

/** Whether a text surely states why a port was rejected: it says that something is amiss, and what. */
export const statesRejection = (text: string): boolean =>
  fault.test(text) &&
  readRejections(text).some(({ label, confidence }) => label !== 'unknown' && confidence >= statedSurely);

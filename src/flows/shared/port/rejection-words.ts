import { readRejections, sureOfRejection } from '../../../language/rejections/read-rejection.js';

/** Whether a text surely states why a port was rejected. */
export const statesRejection = (text: string): boolean =>
  readRejections(text).some(({ label, confidence }) => label !== 'unknown' && confidence >= sureOfRejection);

import { isCalling } from '../calling-error.js';

/**
 * What a second `POST …/emergencyAddress` does where the location has an address already is not documented: another
 * one, a new default, or a conflict (webex-api.md 4.5). An id that the bot got is always updated instead. Without one
 * it adds, and a 409 is told as this: there is an address that only Control Hub can change.
 *
 * To check: enter an address for a test location in Control Hub, then set another through the bot. See in Control Hub
 * which one counts; if there are two, or the old one counts, return true for every answer here.
 */
export const meansThereIsOne = (error: unknown): boolean =>
  isCalling(error, 'calling_refused') && error.status === 409;

import { isCalling } from '../calling-error.js';

/**
 * What Webex answers for a location without a PSTN connection is not documented: a 404, or an answer without a type
 * (webex-api.md 2.2). Both mean that there is none, and the body of a 404 need not be JSON (1.6).
 *
 * To check: make a location in Control Hub without a PSTN connection and write "which PSTN option has each location".
 * If the bot reports a fault there, its log has the status; add it here.
 */
export const meansNoConnection = (error: unknown): boolean =>
  isCalling(error, 'calling_refused', 'calling_not_json') && error.status === 404;

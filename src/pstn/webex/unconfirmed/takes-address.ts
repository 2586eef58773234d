import type { PstnConnection } from '../../provider.js';

/**
 * Which PSTN connections take emergency addresses through the API is not stated (webex-api.md 4.5). Cisco's own does;
 * of the others nothing is sent.
 *
 * To check: look an address up for a location on Cisco PSTN ("emergency address for …"). If Webex refuses, the calls
 * are not open to Cisco PSTN; return false, and the bot says that it is done in Control Hub.
 */
export const takesAddress = (connection: PstnConnection): boolean => connection === 'CISCO_PSTN';

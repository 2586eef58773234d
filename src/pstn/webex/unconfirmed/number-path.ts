import { numberId } from '../ids.js';

export const numberPathForms = ['plain', 'id'] as const;
export type NumberPathForm = (typeof numberPathForms)[number];

/**
 * How a telephone number stands in the path of `PUT /telephony/pstn/numbers/{phoneNumber}/emergencyAddress`: as it is
 * (`+1…`, escaped), or as the encoded id of the description's example (webex-api.md 4.4).
 *
 * To check: set the address of a spare number through the bot. With 404 or 400, set CALLING_NUMBER_PATH to the other form.
 */
export const numberInPath = (number: string, form: NumberPathForm): string =>
  form === 'id' ? numberId(number) : number;

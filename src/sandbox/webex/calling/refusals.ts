import { Refusal } from '../refusal.js';

/** Webex has one sentence for a scope and for a role that is missing. */
export const notAllowed = (): Refusal =>
  new Refusal(
    403,
    'The server understood the request, but refused to fulfill it because the access token is missing required ' +
      'scopes or the user is missing required roles or licenses.',
  );

/** Of the calling back end: an integer beside each sentence (webex-api.md 1.6). */
export const coded = (status: number, errorCode: number, description: string): Refusal =>
  new Refusal(status, description, [description], [{ description, errorCode }]);

export interface PstnFault {
  readonly number?: string;
  readonly errorType: string;
  readonly errorCode: string;
  readonly errorTitle: string;
  readonly errorMessage: string;
}

/** Of the PSTN back end: codes are text. */
export const pstnRefusal = (status: number, ...faults: readonly PstnFault[]): Refusal =>
  new Refusal(status, faults[0]?.errorMessage ?? '', [], faults);

export interface AddressFault {
  readonly code: string;
  readonly title: string;
  readonly detail: string;
}

/** Of the validation of addresses. */
export const addressRefusal = (faults: readonly AddressFault[]): Refusal =>
  new Refusal(400, faults[0]?.detail ?? 'The address was refused.', [], faults);

export const missingField = (name: string): Refusal =>
  coded(400, 25008, `Missing Required field name: ${name}`);

export const locationNotFound = (): Refusal => new Refusal(404, 'Location not found');

export const clearForms = ['field', 'body', 'null'] as const;
export type ClearForm = (typeof clearForms)[number];

const bodies: Readonly<Record<ClearForm, object>> = {
  field: { emergencyAddress: {} },
  body: {},
  null: { emergencyAddress: null },
};

/**
 * What puts a number back on the address of its location: the description speaks of an empty object, and not of where
 * it stands (webex-api.md 4.4).
 *
 * To check: set an address for a spare number, put it back through the bot, and look at the number in Control Hub. If
 * its own address is still there, try the other values of CALLING_ADDRESS_CLEAR.
 */
export const clearBody = (form: ClearForm): object => bodies[form];

// @ts-check
import { call } from './parts.js';
import { language } from './texts.js';

/** @type {{ reasons: { id: string, label: Record<string, string>, aboutNumbers: boolean }[] }} */
const answer = await call('/reasons');

/** The reasons a port can be rejected for, in the language of the page. */
export const reasons = answer.reasons.map(({ id, label, aboutNumbers }) => ({
  id,
  label: label[language] ?? id,
  aboutNumbers,
}));

/** A code without a label stands for itself. @param {string} code */
export const reasonLabel = (code) => reasons.find(({ id }) => id === code)?.label ?? code;

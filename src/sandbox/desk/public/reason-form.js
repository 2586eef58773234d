// @ts-check
import { el } from './parts.js';
import { t, textsUnder } from './texts.js';

/**
 * Asks why an order is set to `draft.to`; what is written goes into the draft as it is typed.
 * @param {{ draft: { to: string, reason: string }, send: (to: string) => Promise<void>, drop: () => void }} options
 */
export const reasonForm = ({ draft, send, drop }) => {
  const text = /** @type {HTMLTextAreaElement} */ (
    el('textarea', { rows: 3, maxlength: 500, required: true, id: 'reason' })
  );
  text.value = draft.reason;
  text.addEventListener('input', () => (draft.reason = text.value));
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    void send(draft.to);
  };
  const status = t(`status.${draft.to}`);
  return el(
    'form',
    { class: 'reason', submit },
    el('label', { class: 'field' }, t('reason.pick'), typical(draft, text)),
    el('label', { class: 'field' }, t('reason.write'), text),
    el(
      'div',
      { class: 'moves' },
      el('button', { class: 'button main' }, t('reason.send', { status })),
      el('button', { class: 'button', type: 'button', click: drop }, t('reason.drop')),
    ),
  );
};

/**
 * Typical reasons of a status; one picked can still be changed in the text.
 * @param {{ to: string, reason: string }} draft
 * @param {HTMLTextAreaElement} text
 */
const typical = (draft, text) => {
  const pick = /** @type {HTMLSelectElement} */ (
    el(
      'select',
      {},
      el('option', { value: '' }, t('reason.own')),
      ...textsUnder(`reason.${draft.to}.`).map((one) => el('option', { value: one }, one)),
    )
  );
  pick.addEventListener('change', () => {
    if (pick.value) text.value = draft.reason = pick.value;
  });
  return pick;
};

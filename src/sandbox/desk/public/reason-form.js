// @ts-check
import { frame, valueOf } from './forms.js';
import { el } from './parts.js';
import { t, textsUnder } from './texts.js';

/** @typedef {import('./forms.js').FormOptions} FormOptions */

/** Asks why an order for new numbers is set to the draft's status. @param {FormOptions} options */
export const reasonForm = (options) => {
  const { draft, send } = options;
  const text = /** @type {HTMLTextAreaElement} */ (
    el('textarea', { rows: 3, maxlength: 500, required: true, id: 'first-field' })
  );
  text.value = valueOf(draft, 'reason') ?? '';
  text.addEventListener('input', () => (draft.values['reason'] = text.value));
  const submit = () => void send({ to: draft.form, reason: valueOf(draft, 'reason') });
  const texts = {
    title: t(`move.${draft.form}`),
    label: t('reason.send', { status: t(`status.${draft.form}`) }),
  };
  return frame(
    { ...options, ...texts, submit },
    el('label', { class: 'field' }, t('reason.pick'), typical(draft, text)),
    el('label', { class: 'field' }, t('reason.write'), text),
  );
};

/**
 * Typical reasons of a status; one picked can still be changed in the text.
 * @param {import('./forms.js').Draft} draft
 * @param {HTMLTextAreaElement} text
 */
const typical = (draft, text) => {
  const pick = /** @type {HTMLSelectElement} */ (
    el(
      'select',
      {},
      el('option', { value: '' }, t('reason.own')),
      ...textsUnder(`reason.${draft.form}.`).map((one) => el('option', { value: one }, one)),
    )
  );
  pick.addEventListener('change', () => {
    if (pick.value) draft.values['reason'] = text.value = pick.value;
  });
  return pick;
};

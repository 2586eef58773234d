// @ts-check
import { frame } from './forms.js';
import { numberPicker } from './number-picker.js';
import { el } from './parts.js';
import { reasons } from './reasons.js';
import { t } from './texts.js';

/**
 * @typedef {{ code: string, text: string, numbers: string[] }} Picked
 * @typedef {import('./forms.js').FormOptions} FormOptions
 * @typedef {import('./order.js').ShownOrder} ShownOrder
 */

/** @param {Picked} picked @param {ShownOrder} order @param {boolean} aboutNumbers */
const details = (picked, order, aboutNumbers) => {
  const words = /** @type {HTMLInputElement} */ (el('input', { maxlength: 500 }));
  words.value = picked.text;
  words.addEventListener('input', () => (picked.text = words.value));
  return el(
    'div',
    { class: 'details' },
    el('label', { class: 'field' }, t('reject.words'), words),
    aboutNumbers ? numberPicker(order.numbers, picked.numbers) : undefined,
  );
};

/**
 * A reason to tick; its details appear under it.
 * @param {{ id: string, label: string, aboutNumbers: boolean }} reason
 * @param {Map<string, Picked>} picks
 * @param {ShownOrder} order
 */
const tick = ({ id, label, aboutNumbers }, picks, order) => {
  const holder = el('div', { class: 'reason-row' });
  const box = /** @type {HTMLInputElement} */ (el('input', { type: 'checkbox' }));
  box.checked = picks.has(id);
  const draw = () => {
    const picked = picks.get(id);
    holder.classList.toggle('picked', picked !== undefined);
    holder.replaceChildren(el('label', { class: 'tick' }, box, label));
    if (picked) holder.append(details(picked, order, aboutNumbers));
  };
  box.addEventListener('change', () => {
    if (box.checked) picks.set(id, { code: id, text: '', numbers: [] });
    else picks.delete(id);
    draw();
    box.focus();
  });
  draw();
  return holder;
};

/** A code of the carrier's that no table has. @param {Picked} other @param {ShownOrder} order */
const otherCode = (other, order) => {
  const code = /** @type {HTMLInputElement} */ (el('input', { maxlength: 100 }));
  code.value = other.code;
  code.addEventListener('input', () => (other.code = code.value.trim()));
  return el(
    'details',
    { class: 'other', open: other.code !== '' },
    el('summary', {}, t('reject.other')),
    el('label', { class: 'field' }, t('reject.code'), code),
    details(other, order, true),
  );
};

/** @param {Picked} picked */
const told = ({ code, text, numbers }) => ({
  code,
  ...(text.trim() ? { text: text.trim() } : {}),
  ...(numbers.length > 0 ? { numbers } : {}),
});

/** One or several reasons why the carrier turns the order back. @param {FormOptions} options @param {ShownOrder} order */
export const rejectForm = (options, order) => {
  const { draft, send } = options;
  const picks = /** @type {Map<string, Picked>} */ (draft.values['picks'] ??= new Map());
  const other = /** @type {Picked} */ (draft.values['other'] ??= { code: '', text: '', numbers: [] });
  const submit = () => {
    const all = [...picks.values(), ...(other.code ? [other] : [])];
    void send({ to: 'rejected', reasons: all.map(told) });
  };
  const texts = { title: t('reject.title'), label: t('reject.send') };
  return frame(
    { ...options, ...texts, submit },
    el('p', { class: 'quiet' }, t('reject.meaning')),
    el('div', { class: 'reasons' }, ...reasons.map((reason) => tick(reason, picks, order))),
    otherCode(other, order),
  );
};

// @ts-check
import { el } from './parts.js';
import { t } from './texts.js';

/**
 * What is being written for the open order. It is kept while the order is drawn again.
 * @typedef {{ id: string, form: string, problem: string, values: Record<string, unknown> }} Draft
 * @typedef {{ draft: Draft, send: (body: Record<string, unknown>) => Promise<void>, drop: () => void }} FormOptions
 */

/** A form with its two buttons. @param {FormOptions & { title: string, submit: () => void, label: string }} options */
export const frame = ({ drop, submit, label, title }, /** @type {Node[]} */ ...fields) =>
  el(
    'form',
    {
      class: 'reason',
      'aria-label': title,
      submit: (/** @type {Event} */ event) => {
        event.preventDefault();
        submit();
      },
    },
    el('h4', {}, title),
    ...fields,
    el(
      'div',
      { class: 'moves' },
      el('button', { class: 'button main' }, label),
      el('button', { class: 'button', type: 'button', click: drop }, t('reason.drop')),
    ),
  );

/**
 * A field whose text goes into the draft as it is typed.
 * @param {Draft} draft
 * @param {string} name
 * @param {string} label
 * @param {Record<string, unknown>} [attributes]
 * @param {'input' | 'textarea'} [tag]
 */
export const field = (draft, name, label, attributes = {}, tag = 'input') => {
  const input = /** @type {HTMLInputElement} */ (el(tag, attributes));
  input.value = String(draft.values[name] ?? '');
  input.addEventListener('input', () => (draft.values[name] = input.value));
  return el('label', { class: 'field' }, label, input);
};

/** The text of a field, or undefined when it is empty. @param {Draft} draft @param {string} name */
export const valueOf = (draft, name) => String(draft.values[name] ?? '').trim() || undefined;

// @ts-check
import { el, readable } from './parts.js';
import { t } from './texts.js';

/**
 * Ticks numbers; `chosen` is changed in place.
 * @param {string[]} numbers
 * @param {string[]} chosen
 */
export const numberPicker = (numbers, chosen) =>
  el(
    'fieldset',
    { class: 'picker' },
    el('legend', {}, t('picker.legend')),
    ...numbers.map((number) => {
      const change = (/** @type {Event} */ event) => {
        const { checked } = /** @type {HTMLInputElement} */ (event.target);
        if (checked) chosen.push(number);
        else chosen.splice(chosen.indexOf(number), 1);
      };
      const checked = chosen.includes(number);
      return el(
        'label',
        { class: 'tick' },
        el('input', { type: 'checkbox', checked, change }),
        readable(number),
      );
    }),
  );

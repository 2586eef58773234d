// @ts-check
import { field, frame, valueOf } from './forms.js';
import { numberPicker } from './number-picker.js';
import { el } from './parts.js';
import { t } from './texts.js';

/** @typedef {import('./forms.js').FormOptions} FormOptions */
/** @typedef {import('./order.js').ShownOrder} ShownOrder */

/** A week from the given time, as a day of the zone. @param {number} from @param {string} [timeZone] */
const weekFrom = (from, timeZone) =>
  new Intl.DateTimeFormat('sv-SE', timeZone ? { timeZone } : {}).format(from + 7 * 24 * 3_600_000);

/** The confirmed date. @param {FormOptions} options @param {ShownOrder} order @param {number} now */
export const focForm = (options, order, now) => {
  const { draft, send } = options;
  draft.values['date'] ??= order.port?.requested?.date ?? weekFrom(now, order.timeZone);
  draft.values['time'] ??= order.port?.requested?.time ?? '10:00';
  const submit = () => {
    const foc = { date: draft.values['date'], time: draft.values['time'] };
    void send({ to: 'foc_received', foc });
  };
  const texts = { title: t('foc.title', { zone: order.timeZone ?? '' }), label: t('foc.send') };
  return frame(
    { ...options, ...texts, submit },
    el(
      'div',
      { class: 'pair' },
      field(draft, 'date', t('foc.date'), { type: 'date', required: true, id: 'first-field' }),
      field(draft, 'time', t('foc.time'), { type: 'time', required: true }),
    ),
  );
};

/** @param {FormOptions} options */
export const cancelForm = (options) => {
  const { draft, send } = options;
  const submit = () => void send({ to: 'cancelled', reason: valueOf(draft, 'reason') });
  const texts = { title: t('cancel.title'), label: t('cancel.send') };
  const attributes = { maxlength: 500, rows: 2, id: 'first-field' };
  return frame(
    { ...options, ...texts, submit },
    field(draft, 'reason', t('cancel.reason'), attributes, 'textarea'),
  );
};

/** A note, or a document that is wanted. @param {FormOptions} options @param {'note' | 'wanted'} what */
export const remarkForm = (options, what) => {
  const { draft, send } = options;
  const submit = () => void send({ what, text: valueOf(draft, 'text') ?? '' });
  const texts = { title: t(`remark.${what}`), label: t(`remark.${what}.send`) };
  const attributes = { maxlength: 500, rows: 2, required: true, id: 'first-field' };
  return frame(
    { ...options, ...texts, submit },
    field(draft, 'text', t('reason.write'), attributes, 'textarea'),
  );
};

/** Another carrier asks for numbers. @param {FormOptions} options @param {ShownOrder} order */
export const portOutForm = (options, order) => {
  const { draft, send } = options;
  const chosen = /** @type {string[]} */ (draft.values['numbers'] ??= []);
  const submit = () => void send({ what: 'port_out', numbers: chosen, text: valueOf(draft, 'text') });
  const texts = { title: t('remark.port_out'), label: t('remark.port_out.send') };
  return frame(
    { ...options, ...texts, submit },
    el('p', { class: 'quiet' }, t('remark.port_out.meaning')),
    numberPicker(order.numbers, chosen),
    field(draft, 'text', t('remark.port_out.text'), { maxlength: 500 }),
  );
};

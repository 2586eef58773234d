// @ts-check
import { call, el, now } from './parts.js';
import { cancelForm, focForm, portOutForm, remarkForm } from './port-forms.js';
import { reasonForm } from './reason-form.js';
import { rejectForm } from './reject-form.js';
import { t } from './texts.js';

/** @typedef {import('./order.js').ShownOrder} ShownOrder */
/** @typedef {import('./order.js').ShownMove} ShownMove */
/** @typedef {import('./forms.js').Draft} Draft */
/** @typedef {import('./forms.js').FormOptions} FormOptions */

const withForm = new Set(['foc_received', 'cancelled']);
const main = new Set(['provisioned', 'submitted', 'completed', 'foc_received']);

/** Remarks that fit the order as it is. @param {ShownOrder} order */
const remarksFor = ({ type, status }) => {
  const hasEnded = status === 'completed' || status === 'cancelled';
  const isActive = status === 'completed' || status === 'provisioned';
  return ['note', ...(type === 'port' && !hasEnded ? ['wanted'] : []), ...(isActive ? ['port_out'] : [])];
};

/** @param {FormOptions} options @param {ShownOrder} order */
const openForm = (options, order) => {
  const { form } = options.draft;
  if (form === 'note' || form === 'wanted') return remarkForm(options, form);
  if (form === 'port_out') return portOutForm(options, order);
  if (form === 'foc_received') return focForm(options, order, now());
  if (form === 'cancelled') return cancelForm(options);
  return form === 'rejected' ? rejectForm(options, order) : reasonForm(options);
};

/**
 * Everything that can be done to the order now: moves, remarks, and the form of the one being written.
 * @param {ShownOrder} order
 * @param {Draft} draft
 * @param {() => void} again
 * @param {() => Promise<void>} changed
 */
export const actions = (order, draft, again, changed) => {
  const open = (/** @type {string} */ form) => {
    Object.assign(draft, { form, problem: '', values: {} });
    again();
    document.getElementById('first-field')?.focus();
  };
  const send = async (/** @type {Record<string, unknown>} */ body) => {
    const what = 'what' in body ? 'remarks' : 'moves';
    try {
      await call(`/orders/${encodeURIComponent(order.id)}/${what}`, body);
      Object.assign(draft, { form: '', problem: '', values: {} });
      await changed();
    } catch (fault) {
      draft.problem = fault instanceof Error ? fault.message : String(fault);
      again();
    }
  };
  const button = (/** @type {string} */ form, /** @type {string} */ label, /** @type {object} */ rest = {}) =>
    el(
      'button',
      { class: 'button', click: () => open(form), 'aria-expanded': String(draft.form === form), ...rest },
      label,
    );
  const isMain = (/** @type {ShownMove} */ { to }) => main.has(to) && to !== order.status;
  const move = (/** @type {ShownMove} */ one) => {
    const { to, reason, blocked } = one;
    const style = isMain(one) ? 'button main' : 'button';
    const label = t(to === order.status ? `move.again.${to}` : `move.${to}`);
    if (reason || withForm.has(to)) return button(to, label, { class: style, disabled: blocked });
    return el('button', { class: style, disabled: blocked, click: () => void send({ to }) }, label);
  };
  const moves = order.moves.toSorted((a, b) => Number(isMain(b)) - Number(isMain(a)));
  const options = { draft, send, drop: () => open('') };
  return el(
    'section',
    {},
    el('h3', {}, t('order.moves')),
    order.status === 'rejected' ? el('p', { class: 'quiet gap' }, t('order.waits.rejected')) : undefined,
    order.moves.length === 0
      ? el('p', { class: 'quiet' }, t(`order.no_moves.${order.status}`))
      : el('div', { class: 'moves' }, ...moves.map(move)),
    el(
      'div',
      { class: 'moves remarks' },
      ...remarksFor(order).map((what) => button(what, t(`remark.${what}`))),
    ),
    draft.problem ? el('p', { class: 'notice bad', role: 'alert' }, draft.problem) : undefined,
    draft.form ? openForm(options, order) : undefined,
  );
};

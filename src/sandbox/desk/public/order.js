// @ts-check
import { actions } from './actions.js';
import { chip, el, moment, readable, whatOf } from './parts.js';
import { documents, portFacts, siblings } from './port-parts.js';
import { language, t } from './texts.js';
import { timeline } from './timeline.js';

/**
 * @typedef {{ code: string, text?: string, numbers?: string[] }} ShownReason
 * @typedef {{ at: string, what: string, status?: string, by?: string, reason?: string, reasons?: ShownReason[],
 *   foc?: string, document?: string, numbers?: string[], deadline?: string }} ShownEvent
 * @typedef {{ to: string, reason: boolean, blocked: boolean }} ShownMove
 * @typedef {{ losingCarrier: string, btn: string, scope: { kind: string, remaining?: string, newBtn?: string },
 *   plan?: string, requested?: { date: string, time?: string }, foc?: string, activatedAt?: string,
 *   documents: { id: string, kind: string, name: string, at: string }[], wanted?: string[],
 *   extraEmail?: string }} ShownPort
 * @typedef {{ accountNumber: string, authorisedName: string, businessName: string, pin?: string,
 *   serviceAddress: { street: string, city: string, state?: string, zip: string } }} ShownAccount
 * @typedef {{ id: string, type: string, status: string, quantity: number, numbers: string[], numberType?: string,
 *   details?: string, customer: string, customerId: string, subscription?: string, location: string,
 *   country?: string, timeZone?: string, variant?: string, orderedByName: string, moves: ShownMove[],
 *   terms?: { accepted: boolean, url: string }, port?: ShownPort, account?: ShownAccount,
 *   signature?: { firstName: string, lastName: string, jobTitle: string },
 *   siblings?: { id: string, status: string }[], events: ShownEvent[], createdAt: string,
 *   updatedAt: string }} ShownOrder
 */

/** @type {import('./forms.js').Draft} */
const draft = { id: '', form: '', problem: '', values: {} };
let drawn = '';

/** @param {string} title @param {...(Node | string | undefined)} children */
const section = (title, ...children) => el('section', {}, el('h3', {}, t(title)), ...children);

/** @param {ShownOrder} order */
const facts = (order) => {
  const rows = [
    ['order.customer', `${order.customer} (${t(`subscription.${order.subscription}`)})`],
    [
      'order.location',
      `${order.location}, ${order.country} · ${t('order.variant', { variant: order.variant ?? '' })}`,
    ],
    ['order.by', order.orderedByName],
    ['order.at', moment(order.createdAt, order.timeZone)],
    ...(order.details ? [['order.details', order.details]] : []),
    ...portFacts(order),
  ];
  return el(
    'dl',
    { class: 'facts' },
    ...rows.map(([key = '', value = '']) => el('div', {}, el('dt', {}, t(key)), el('dd', {}, value))),
  );
};

/** @param {ShownOrder} order */
const terms = ({ terms, id }) => {
  if (!terms) return undefined;
  if (terms.accepted) return section('terms.title', el('p', {}, t('order.terms_accepted')));
  const link = el(
    'a',
    { href: `/desk/terms/${encodeURIComponent(id)}?lang=${language}` },
    t('order.terms_open'),
  );
  return section(
    'terms.title',
    el('div', { class: 'stack' }, el('p', {}, t('order.terms_waiting')), el('p', {}, link)),
  );
};

/** @param {ShownOrder} order */
const numbers = (order) =>
  order.numbers.length === 0
    ? section('order.numbers', el('p', { class: 'quiet' }, t('order.numbers_later')))
    : section(
        'order.numbers',
        el('ul', { class: 'numbers' }, ...order.numbers.map((number) => el('li', {}, readable(number)))),
      );

/** @param {ShownOrder | undefined} order */
const tidyDraft = (order) => {
  const id = order?.id ?? '';
  if (draft.id !== id) Object.assign(draft, { id, form: '', problem: '', values: {} });
  const isRemark = ['note', 'wanted', 'port_out'].includes(draft.form);
  if (order && !isRemark && !order.moves.some(({ to }) => to === draft.form)) draft.form = '';
};

/**
 * Draws the open order, or an invitation to open one; an order that has not changed is left alone, so that
 * a poll never takes the focus or the text from whoever is writing.
 * @param {HTMLElement} into
 * @param {ShownOrder | undefined} order
 * @param {() => Promise<void>} changed
 */
export const drawOrder = (into, order, changed) => {
  tidyDraft(order);
  const now = JSON.stringify([order, draft.form, draft.problem]);
  if (now === drawn) return;
  drawn = now;
  if (!order) return into.replaceChildren(el('p', { class: 'quiet' }, t('order.none')));
  const again = () => drawOrder(into, order, changed);
  const parts = [
    el('a', { class: 'back', href: '#' }, t('order.back')),
    el(
      'header',
      { class: 'order-head' },
      el('h2', {}, order.id),
      chip(order.status),
      el('p', {}, whatOf(order)),
    ),
    actions(order, draft, again, changed),
    siblings(order),
    facts(order),
    terms(order),
    order.port ? documents(order) : undefined,
    numbers(order),
    timeline(order),
  ];
  into.replaceChildren(...parts.filter((part) => part !== undefined));
};

// @ts-check
import { call, chip, el, moment, readable, whatOf } from './parts.js';
import { reasonForm } from './reason-form.js';
import { language, t } from './texts.js';

/**
 * @typedef {{ at: string, what: string, status?: string, by?: string, reason?: string }} ShownEvent
 * @typedef {{ to: string, reason: boolean, blocked: boolean }} ShownMove
 * @typedef {{ id: string, type: string, status: string, quantity: number, numbers: string[], numberType?: string,
 *   details?: string, customer: string, customerId: string, subscription?: string, location: string,
 *   country?: string, timeZone?: string, variant?: string, orderedByName: string, moves: ShownMove[],
 *   terms?: { accepted: boolean, url: string }, events: ShownEvent[], createdAt: string, updatedAt: string }} ShownOrder
 */

/** What is being written for the open order; kept when the order is drawn again. */
let draft = { id: '', to: '', reason: '', problem: '' };
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
  ];
  if (order.details) rows.push(['order.details', order.details]);
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

/** @param {ShownOrder} order @param {() => void} again @param {() => Promise<void>} changed */
const sender = (order, again, changed) => async (/** @type {string} */ to) => {
  const reason = draft.to === to && draft.reason.trim();
  try {
    await call(`/orders/${encodeURIComponent(order.id)}/moves`, { to, ...(reason ? { reason } : {}) });
    draft = { id: order.id, to: '', reason: '', problem: '' };
    await changed();
  } catch (fault) {
    draft.problem = fault instanceof Error ? fault.message : String(fault);
    again();
  }
};

/** @param {ShownOrder} order @param {() => void} again @param {() => Promise<void>} changed */
const moves = (order, again, changed) => {
  if (order.moves.length === 0)
    return section('order.moves', el('p', { class: 'quiet' }, t('order.no_moves')));
  const send = sender(order, again, changed);
  const drop = () => {
    draft = { ...draft, to: '', problem: '' };
    again();
  };
  const button = (/** @type {ShownMove} */ move) => {
    const click = () => {
      if (!move.reason) return void send(move.to);
      draft = { ...draft, to: move.to, problem: '' };
      again();
      document.getElementById('reason')?.focus();
    };
    const main = move.to === 'provisioned' ? 'button main' : 'button';
    const pressed = move.reason && String(draft.to === move.to);
    return el(
      'button',
      { class: main, click, disabled: move.blocked, 'aria-expanded': pressed },
      t(`move.${move.to}`),
    );
  };
  return section(
    'order.moves',
    el('div', { class: 'moves' }, ...order.moves.map(button)),
    draft.problem ? el('p', { class: 'notice bad', role: 'alert' }, draft.problem) : undefined,
    draft.to ? reasonForm({ draft, send, drop }) : undefined,
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

/** @param {ShownOrder} order */
const timeline = (order) => {
  const line = (/** @type {ShownEvent} */ event) =>
    el(
      'li',
      {},
      el(
        'p',
        {},
        t(event.what === 'status' ? `event.status.${event.status}` : `event.${event.what}`),
        event.by ? ` · ${event.by}` : '',
      ),
      el('time', { datetime: event.at }, moment(event.at, order.timeZone)),
      event.reason ? el('p', { class: 'said' }, event.reason) : undefined,
    );
  return section('order.timeline', el('ol', { class: 'timeline' }, ...order.events.map(line)));
};

/**
 * Draws the open order, or an invitation to open one; an order that has not changed is left alone, so that
 * a poll never takes the focus or the text from whoever is writing.
 * @param {HTMLElement} into
 * @param {ShownOrder | undefined} order
 * @param {() => Promise<void>} changed
 */
export const drawOrder = (into, order, changed) => {
  if (draft.id !== (order?.id ?? '')) draft = { id: order?.id ?? '', to: '', reason: '', problem: '' };
  if (order && !order.moves.some(({ to }) => to === draft.to)) draft.to = '';
  const now = JSON.stringify([order, draft.to, draft.problem]);
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
    facts(order),
    terms(order),
    moves(order, again, changed),
    numbers(order),
    timeline(order),
  ];
  into.replaceChildren(...parts.filter((part) => part !== undefined));
};

// @ts-check
import { chip, el, moment, readable } from './parts.js';
import { reasonLabel } from './reasons.js';
import { language, t } from './texts.js';

/** @typedef {import('./order.js').ShownOrder} ShownOrder */
/** @typedef {import('./order.js').ShownReason} ShownReason */

/** @param {ShownOrder} order */
const scopeOf = ({ port }) => {
  const { kind = 'full', remaining, newBtn } = port?.scope ?? {};
  const parts = [t(`scope.${kind}`)];
  if (remaining) parts.push(t(`scope.${remaining}`));
  if (newBtn) parts.push(t('scope.new_btn', { number: readable(newBtn) }));
  return parts.join(' · ');
};

/** A day and time of the location, as the customer has asked for it. @param {{ date: string, time?: string }} wish */
const wishOf = ({ date, time }) => {
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  return [day.format(new Date(`${date}T00:00:00Z`)), time].filter(Boolean).join(', ');
};

/** An address as its country writes it. @param {import('./order.js').ShownAccount['serviceAddress']} address */
const addressOf = ({ street, city, state, zip }) =>
  state ? `${street}, ${city}, ${state} ${zip}` : `${street}, ${zip} ${city}`;

/** Rows of facts that only a port has. @param {ShownOrder} order */
export const portFacts = (order) => {
  const { port, account, signature, timeZone } = order;
  if (!port) return [];
  const place = account && addressOf(account.serviceAddress);
  const signed = signature && `${signature.firstName} ${signature.lastName}, ${signature.jobTitle}`;
  /** @type {[string, string | undefined][]} */
  const rows = [
    ['port.carrier', port.losingCarrier],
    ['port.btn', readable(port.btn)],
    ['port.account_number', account?.accountNumber],
    ['port.pin', account ? (account.pin ?? t('port.none')) : undefined],
    ['port.authorised', account?.authorisedName],
    ['port.business', account?.businessName],
    ['port.address', place],
    ['port.scope', scopeOf(order)],
    ['port.signed', signed],
    ['port.requested', port.requested && wishOf(port.requested)],
    ['port.foc', port.foc && moment(port.foc, timeZone)],
    ['port.activated', port.activatedAt && moment(port.activatedAt, timeZone)],
    ['port.email', port.extraEmail],
  ];
  return rows.filter(([, value]) => value);
};

/** Other orders of the same plan. @param {ShownOrder} order */
export const siblings = ({ siblings = [] }) =>
  siblings.length === 0
    ? undefined
    : el(
        'section',
        {},
        el('h3', {}, t('port.siblings')),
        el(
          'ul',
          { class: 'siblings' },
          ...siblings.map(({ id, status }) =>
            el('li', {}, el('a', { href: `#${id}` }, id), ' ', chip(status)),
          ),
        ),
      );

/** @param {ShownOrder} order */
export const documents = (order) => {
  const { documents = [], wanted = [] } = order.port ?? {};
  const line = (/** @type {{ id: string, kind: string, name: string, at: string }} */ one) => {
    const href = `/desk/page/orders/${encodeURIComponent(order.id)}/documents/${encodeURIComponent(one.id)}`;
    return el(
      'li',
      {},
      el('a', { href, download: one.name }, one.name),
      el('span', { class: 'quiet' }, ` ${t(`document.${one.kind}`)} · ${moment(one.at, order.timeZone)}`),
    );
  };
  return el(
    'section',
    {},
    el('h3', {}, t('port.documents')),
    documents.length === 0
      ? el('p', { class: 'quiet' }, t('port.no_documents'))
      : el('ul', { class: 'documents' }, ...documents.map(line)),
    ...wanted.map((wish) => el('p', { class: 'notice' }, t('port.wanted', { text: wish }))),
  );
};

/** @param {ShownReason[]} reasons */
export const reasonList = (reasons) =>
  el(
    'ul',
    { class: 'said' },
    ...reasons.map(({ code, text, numbers = [] }) =>
      el(
        'li',
        {},
        el('strong', {}, reasonLabel(code)),
        text ? ` · ${t('reject.quoted', { text })}` : '',
        numbers.length > 0 ? ` · ${numbers.map(readable).join(', ')}` : '',
      ),
    ),
  );

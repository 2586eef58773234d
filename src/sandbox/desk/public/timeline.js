// @ts-check
import { el, moment, readable } from './parts.js';
import { reasonList } from './port-parts.js';
import { t } from './texts.js';

/** @typedef {import('./order.js').ShownOrder} ShownOrder */
/** @typedef {import('./order.js').ShownEvent} ShownEvent */

/** @param {ShownEvent} event */
const titleOf = ({ what, status, document }) => {
  if (what === 'status') return t(`event.status.${status}`);
  return what === 'document' ? `${t('event.document')}: ${t(`document.${document}`)}` : t(`event.${what}`);
};

/** What belongs to an event beside its title and time. @param {ShownEvent} event @param {string} [zone] */
const partsOf = ({ reason, reasons, foc, numbers, deadline }, zone) => [
  foc ? el('p', { class: 'said' }, t('event.foc', { at: moment(foc, zone) })) : undefined,
  reason ? el('p', { class: 'said' }, reason) : undefined,
  reasons ? reasonList(reasons) : undefined,
  numbers ? el('p', { class: 'said' }, numbers.map(readable).join(', ')) : undefined,
  deadline ? el('p', { class: 'said' }, t('event.deadline', { at: moment(deadline, zone) })) : undefined,
];

/** @param {ShownOrder} order */
export const timeline = (order) =>
  el(
    'section',
    {},
    el('h3', {}, t('order.timeline')),
    el(
      'ol',
      { class: 'timeline' },
      ...order.events.map((event) =>
        el(
          'li',
          {},
          el('p', {}, titleOf(event), event.by ? ` · ${event.by}` : ''),
          el('time', { datetime: event.at }, moment(event.at, order.timeZone)),
          ...partsOf(event, order.timeZone),
        ),
      ),
    ),
  );

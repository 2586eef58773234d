// @ts-check
import { hasText, language, t } from './texts.js';

/**
 * An element with attributes (functions become listeners, false and undefined are left out) and children.
 * @param {string} tag
 * @param {Record<string, unknown>} [attributes]
 * @param {...(Node | string | undefined)} children
 */
export const el = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === undefined) continue;
    if (typeof value === 'function') element.addEventListener(name, /** @type {EventListener} */ (value));
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.filter((child) => child !== undefined));
  return element;
};

const shapes = [
  { match: /^\+1(\d{3})(\d{3})(\d{4})$/, shape: '+1 $1-$2-$3' },
  { match: /^\+4420(\d{4})(\d{4})$/, shape: '+44 20 $1 $2' },
  { match: /^\+44(1\d1|11\d)(\d{3})(\d{4})$/, shape: '+44 $1 $2 $3' },
  { match: /^\+44(\d{4})(\d{6})$/, shape: '+44 $1 $2' },
  { match: /^\+47(\d{2})(\d{2})(\d{2})(\d{2})$/, shape: '+47 $1 $2 $3 $4' },
];

/** A number as people of its country write it. @param {string} number */
export const readable = (number) => {
  const known = shapes.find(({ match }) => match.test(number));
  return known ? number.replace(known.match, known.shape) : number;
};

/**
 * A moment in the time zone of the order's location, with the zone named.
 * @param {string} iso
 * @param {string} [timeZone]
 */
export const moment = (iso, timeZone) =>
  new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
    ...(timeZone ? { timeZone } : {}),
  }).format(new Date(iso));

/** How far the sandbox's clock is ahead of this computer's. */
let aheadMs = 0;

/** @param {number} now The sandbox's time, in milliseconds. */
export const setNow = (now) => {
  aheadMs = now - Date.now();
};

/** The sandbox's time. */
export const now = () => Date.now() + aheadMs;

/** How long ago, in the largest unit that fits. @param {string} iso */
export const ago = (iso) => {
  const minutes = Math.round((Date.parse(iso) - now()) / 60_000);
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' });
  if (minutes > -60) return relative.format(Math.min(0, minutes), 'minute');
  if (minutes > -60 * 24) return relative.format(Math.round(minutes / 60), 'hour');
  return relative.format(Math.round(minutes / 60 / 24), 'day');
};

/** @param {string} status */
export const chip = (status) => el('span', { class: `chip is-${status}` }, t(`status.${status}`));

/**
 * What was ordered, in a few words.
 * @param {{ type: string, quantity: number, numberType?: string }} order
 */
export const whatOf = ({ type, quantity, numberType }) =>
  t(numberType ? `what.${type}.${numberType}` : `what.${type}`, { count: quantity });

/**
 * Calls the desk; a refusal is thrown with a text for the reader.
 * @param {string} path
 * @param {unknown} [body]
 */
export const call = async (path, body) => {
  const response = await fetch(`/desk/page${path}`, {
    cache: 'no-cache',
    ...(body === undefined
      ? {}
      : {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-desk-page': '1' },
          body: JSON.stringify(body),
        }),
  });
  const answer = await response.json();
  if (response.ok) return answer;
  const key = `refused.${answer.code}`;
  throw new Error(hasText(key) ? t(key) : answer.message);
};

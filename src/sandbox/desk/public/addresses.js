// @ts-check
import { ago, call, el, readable } from './parts.js';

/** @typedef {{ customer: string, location: string, number?: string, line: string, at: string, by: string }} Address */

let seen = '';

/** @param {Address} address */
const drawAddress = ({ customer, location, number, line, at, by }) =>
  el(
    'li',
    { class: 'address' },
    el('span', { class: 'id' }, number === undefined ? location : readable(number)),
    el('span', { class: 'when' }, ago(at)),
    el('span', { class: 'who' }, `${customer} · ${location}`),
    el('span', { class: 'line' }, line),
    el('span', { class: 'what' }, by),
  );

/** The emergency addresses the provider holds, which nobody else can read. */
export const drawAddresses = async () => {
  /** @type {{ addresses: Address[] }} */
  const { addresses } = await call('/addresses');
  const text = JSON.stringify(addresses);
  if (text === seen) return;
  seen = text;
  document.getElementById('addresses')?.replaceChildren(...addresses.map(drawAddress));
  const nothing = document.getElementById('noaddress');
  if (nothing) nothing.hidden = addresses.length > 0;
};

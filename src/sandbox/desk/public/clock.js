// @ts-check
import { call, el, moment, setNow } from './parts.js';
import { t } from './texts.js';

const turns = /** @type {const} */ ([
  ['clock.quarter', 15],
  ['clock.hour', 60],
  ['clock.day', 24 * 60],
]);
const minuteMs = 60_000;

const into = /** @type {HTMLElement} */ (document.getElementById('clock'));
const time = el('time', { class: 'clock-now' });
const problem = el('span', { role: 'alert' });
/** When the open order is due, if that still lies ahead. */
let foc = 0;
let now = Date.now();

/** @param {number} minutes @param {() => Promise<void>} turned */
const turn = async (minutes, turned) => {
  try {
    await call('/clock', { minutes });
    problem.textContent = '';
    await turned();
  } catch (fault) {
    problem.textContent = fault instanceof Error ? fault.message : String(fault);
  }
};

/** @param {() => Promise<void>} turned */
export const addClock = (turned) => {
  const click = (/** @type {number} */ minutes) => () => void turn(minutes, turned);
  const toFoc = el('button', {
    class: 'button small',
    id: 'to-foc',
    click: () => click((foc - now) / minuteMs)(),
  });
  toFoc.textContent = t('clock.to_foc');
  into.replaceChildren(
    el('span', { class: 'quiet' }, t('clock.label')),
    time,
    el(
      'span',
      { class: 'clock-turns', role: 'group', 'aria-label': t('clock.turn') },
      ...turns.map(([key, minutes]) =>
        el('button', { class: 'button small', click: click(minutes) }, t(key)),
      ),
      toFoc,
    ),
    problem,
  );
};

/**
 * Shows the sandbox's time, and whether the open order has a confirmed date to turn to.
 * @param {string} iso
 * @param {string | undefined} due
 */
export const drawClock = (iso, due) => {
  now = Date.parse(iso);
  setNow(now);
  foc = due ? Date.parse(due) : 0;
  time.setAttribute('datetime', iso);
  time.textContent = moment(iso);
  const toFoc = /** @type {HTMLButtonElement | null} */ (document.getElementById('to-foc'));
  if (toFoc) toFoc.disabled = foc <= now;
};

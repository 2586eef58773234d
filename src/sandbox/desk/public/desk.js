// @ts-check
import { drawAddresses } from './addresses.js';
import { addClock, drawClock } from './clock.js';
import { drawOrder } from './order.js';
import { ago, call, chip, el, whatOf } from './parts.js';
import { localise, t } from './texts.js';

/** @typedef {import('./order.js').ShownOrder} ShownOrder */

const statuses = [
  'pending',
  'action_required',
  'error',
  'rejected',
  'submitted',
  'foc_received',
  'provisioned',
  'completed',
  'cancelled',
];
const pollMs = 2_000;

/** @param {string} id */
const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
const customer = /** @type {HTMLSelectElement} */ (byId('customer'));
const status = /** @type {HTMLSelectElement} */ (byId('status'));
const rows = byId('rows');

/** @type {{ customers: { id: string, name: string }[], orders: ShownOrder[] }} */
let shown = { customers: [], orders: [] };
let seen = '';
/** @type {Map<string, string> | undefined} */
let known;

const openId = () => decodeURIComponent(location.hash.slice(1));

/** @param {ShownOrder} order */
const drawRow = (order) => {
  const fresh = known !== undefined && known.get(order.id) !== order.updatedAt;
  const link = el(
    'a',
    {
      class: fresh ? 'row fresh' : 'row',
      href: `#${order.id}`,
      'data-id': order.id,
      'aria-current': order.id === openId() && 'true',
    },
    el('span', { class: 'id' }, order.id),
    chip(order.status),
    el('span', { class: 'who' }, `${order.customer} · ${order.location}`),
    el('span', { class: 'what' }, whatOf(order)),
    el('span', { class: 'when' }, ago(order.createdAt)),
  );
  return el('li', {}, link);
};

/** Orders of one plan stand together, where the newest of them stands. @param {ShownOrder[]} orders */
const drawRows = (orders) => {
  /** @type {Map<string, ShownOrder[]>} */
  const groups = new Map();
  for (const order of orders) {
    const plan = order.port?.plan ?? order.id;
    groups.set(plan, [...(groups.get(plan) ?? []), order]);
  }
  return [...groups.values()].map((group) => {
    if (group.length === 1) return drawRow(/** @type {ShownOrder} */ (group[0]));
    const title = el('p', { class: 'plan-title' }, t('list.plan', { count: group.length }));
    return el('li', { class: 'plan' }, title, el('ul', { class: 'rows' }, ...group.map(drawRow)));
  });
};

const drawList = () => {
  const wanted = shown.orders.filter(
    (order) =>
      (!customer.value || order.customerId === customer.value) &&
      (!status.value || order.status === status.value),
  );
  const focused = document.activeElement?.getAttribute('data-id');
  rows.replaceChildren(...drawRows(wanted));
  if (focused) /** @type {HTMLElement | null} */ (rows.querySelector(`[data-id="${focused}"]`))?.focus();
  byId('nothing').hidden = wanted.length > 0;
};

const drawFilters = () => {
  const chosen = { customer: customer.value, status: status.value };
  const everyone = el('option', { value: '' }, t('list.all_customers'));
  customer.replaceChildren(
    everyone,
    ...shown.customers.map(({ id, name }) => el('option', { value: id }, name)),
  );
  const count = (/** @type {string} */ one) => shown.orders.filter((order) => order.status === one).length;
  status.replaceChildren(
    el('option', { value: '' }, t('list.all_statuses')),
    ...statuses.map((one) => el('option', { value: one }, `${t(`status.${one}`)} (${count(one)})`)),
  );
  customer.value = chosen.customer;
  status.value = chosen.status;
};

const drawOpen = () => {
  const order = shown.orders.find(({ id }) => id === openId());
  document.querySelector('.desk')?.classList.toggle('shows-order', order !== undefined);
  drawOrder(byId('order'), order, refresh);
};

const announce = () => {
  const changed = shown.orders.filter((order) => known && known.get(order.id) !== order.updatedAt);
  const last = changed[0];
  if (last) byId('news').textContent = t('page.news', { id: last.id, status: t(`status.${last.status}`) });
};

/** @param {ShownOrder[]} orders */
const focOfOpen = (orders) => {
  const open = orders.find(({ id }) => id === openId());
  return open?.status === 'foc_received' ? open.port?.foc : undefined;
};

async function refresh() {
  try {
    const { now, ...answer } = await call('/orders');
    await drawAddresses();
    byId('offline').hidden = true;
    drawClock(now, focOfOpen(answer.orders));
    const text = JSON.stringify(answer);
    if (text === seen) return;
    seen = text;
    shown = answer;
    drawFilters();
    drawList();
    drawOpen();
    announce();
    known = new Map(shown.orders.map(({ id, updatedAt }) => [id, updatedAt]));
  } catch {
    byId('offline').hidden = false;
  }
}

const poll = async () => {
  if (!document.hidden) await refresh();
  setTimeout(poll, pollMs);
};

localise();
addClock(refresh);
customer.addEventListener('change', drawList);
status.addEventListener('change', drawList);
document.addEventListener('visibilitychange', refresh);
addEventListener('hashchange', () => {
  drawList();
  drawOpen();
  void refresh();
  if (openId()) byId('order').focus();
  else byId('orders').focus();
});
setInterval(drawList, 60_000);
await poll();

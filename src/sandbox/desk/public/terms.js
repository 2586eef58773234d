// @ts-check
import { call, el, readable, whatOf } from './parts.js';
import { localise, t } from './texts.js';

/** @typedef {import('./order.js').ShownOrder & { admins: { displayName: string, email: string }[] }} TermsOrder */

const main = /** @type {HTMLElement} */ (document.getElementById('terms'));
const id = decodeURIComponent(location.pathname.split('/').at(-1) ?? '');
const partner = 'partner';

/** @param {...(Node | undefined)} children */
const show = (...children) => {
  main.setAttribute('aria-busy', 'false');
  main.replaceChildren(...children.filter((child) => child !== undefined));
};

/** @param {TermsOrder} order */
const intro = (order) => [
  el('h2', {}, `${order.customer} · ${order.id}`),
  el('p', {}, `${whatOf(order)}, ${order.location}`),
  el('ul', { class: 'numbers' }, ...few(order.numbers).map((text) => el('li', {}, text))),
];

/** Three numbers at most; of more, the first and the last. @param {string[]} numbers */
const few = (numbers) => {
  if (numbers.length <= 3) return numbers.map(readable);
  return [`${readable(numbers[0] ?? '')} … ${readable(numbers.at(-1) ?? '')}`];
};

/** @param {string} value @param {string} label */
const choice = (value, label) =>
  el('label', { class: 'choice' }, el('input', { type: 'radio', name: 'who', value, required: true }), label);

/** @param {TermsOrder} order */
const question = (order) => {
  const problem = el('p', { class: 'notice bad', role: 'alert', hidden: true });
  const onlyCustomer = el('p', { class: 'notice', role: 'status', hidden: true }, t('terms.partner_notice'));
  const accept = /** @type {HTMLButtonElement} */ (el('button', { class: 'button main' }, t('terms.accept')));
  const who = () => String(new FormData(form).get('who') ?? '');
  const change = () => {
    onlyCustomer.hidden = who() !== partner;
    accept.disabled = who() === partner;
  };
  const submit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    accept.disabled = true;
    try {
      await call(`/orders/${encodeURIComponent(id)}/acceptance`, { email: who() });
      await draw();
    } catch (fault) {
      problem.textContent = fault instanceof Error ? fault.message : String(fault);
      problem.hidden = false;
      accept.disabled = false;
    }
  };
  const form = /** @type {HTMLFormElement} */ (
    el(
      'form',
      { change, submit },
      el(
        'fieldset',
        {},
        el('legend', {}, t('terms.who')),
        ...order.admins.map(({ email, displayName }) =>
          choice(email, t('terms.admin', { name: displayName })),
        ),
        choice(partner, t('terms.partner')),
      ),
      onlyCustomer,
      problem,
      accept,
    )
  );
  return form;
};

/** @param {TermsOrder} order */
const outcome = (order) => {
  const by = order.events.find(({ what }) => what === 'terms_accepted')?.by ?? '';
  const active = order.status === 'provisioned' ? 'terms.active' : 'terms.not_yet_active';
  return el(
    'p',
    { class: 'notice good', role: 'status' },
    `${t('terms.accepted_by', { name: by })} ${t(active)}`,
  );
};

async function draw() {
  try {
    /** @type {TermsOrder} */
    const order = await call(`/orders/${encodeURIComponent(id)}`);
    if (!order.terms) return show(...intro(order), el('p', { class: 'notice' }, t('refused.no_terms')));
    if (order.terms.accepted) return show(...intro(order), outcome(order));
    show(
      ...intro(order),
      el('p', {}, t('terms.meaning')),
      el('p', { class: 'notice' }, t('terms.stand_in')),
      question(order),
    );
  } catch (fault) {
    show(
      el('p', { class: 'notice bad', role: 'alert' }, fault instanceof Error ? fault.message : String(fault)),
    );
  }
}

localise();
await draw();

import { z } from 'zod';
import { setupText } from '../../reference/pstn-setup.js';
import { defineStep, type Outcome, type Step } from '../engine/flow.js';
import { eyebrow } from '../shared/access.js';
import { answer } from '../shared/outcomes.js';
import { isElsewhere } from '../shared/said.js';
import card from './cards/contact.json' with { type: 'json' };
import { contactSaid } from './contact-said.js';
import type { Data } from './data.js';

const text = z.string().max(200).default('');
const input = z.object({ name: text, email: text, phone: text });

const digitsIn = (phone: string): number => phone.replace(/\D/g, '').length;
const isPhone = (phone: string): boolean =>
  /^[+\d\s().-]+$/.test(phone) && digitsIn(phone) >= 7 && digitsIn(phone) <= 15;

type Contact = NonNullable<Data['contact']>;

/** What is wrong with it; undefined when the person can be reached. */
function faultOf({ name, email, phone }: Contact): string | undefined {
  if (!/\p{L}/u.test(name)) return 'contact.nameMissing';
  if (!z.email().safeParse(email).success) return 'contact.emailWrong';
  return isPhone(phone) ? undefined : 'contact.phoneWrong';
}

function take(contact: Contact): Outcome<Data> {
  const fault = faultOf(contact);
  if (fault === undefined) return answer<Data>({ contact, contactSaid: undefined });
  return { type: 'retry', problem: { key: fault }, data: { contactSaid: contact } };
}

/** Whoever signs the contract with Cisco (fact sheet 2, step 4). */
export const contactStep: Step<Data> = defineStep<Data, typeof input>({
  card,
  input,
  ready: ({ met }) => met !== undefined,
  view({ customerId, contact, contactSaid: said }, ctx) {
    const known = said ?? contact;
    return {
      eyebrow: eyebrow(ctx, customerId),
      rule: setupText('contract_contact', ctx.locale),
      name: known?.name ?? '',
      email: known?.email ?? '',
      phone: known?.phone ?? '',
    };
  },
  actions: {
    save: (typed) => take({ name: typed.name.trim(), email: typed.email.trim(), phone: typed.phone.trim() }),
  },
  text(said) {
    const contact = isElsewhere(said, ['enable_pstn']) ? undefined : contactSaid(said.text);
    return contact && take(contact);
  },
});

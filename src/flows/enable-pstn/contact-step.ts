import { z } from 'zod';
import { setupText } from '../../reference/pstn-setup.js';
import { defineStep, type Step } from '../engine/flow.js';
import { eyebrow } from '../shared/access.js';
import { answer, retry } from '../shared/outcomes.js';
import card from './cards/contact.json' with { type: 'json' };
import type { Data } from './data.js';

const text = z.string().max(200).default('');
const input = z.object({ name: text, email: text, phone: text });

const digitsIn = (phone: string): number => phone.replace(/\D/g, '').length;
const isPhone = (phone: string): boolean =>
  /^[+\d\s().-]+$/.test(phone) && digitsIn(phone) >= 7 && digitsIn(phone) <= 15;

/** Whoever signs the contract with Cisco (fact sheet 2, step 4). */
export const contactStep: Step<Data> = defineStep<Data, typeof input>({
  card,
  input,
  ready: ({ met }) => met !== undefined,
  view: ({ customerId, contact }, ctx) => ({
    eyebrow: eyebrow(ctx, customerId),
    rule: setupText('contract_contact', ctx.locale),
    name: contact?.name ?? '',
    email: contact?.email ?? '',
    phone: contact?.phone ?? '',
  }),
  actions: {
    save(typed) {
      const contact = { name: typed.name.trim(), email: typed.email.trim(), phone: typed.phone.trim() };
      if (!/\p{L}/u.test(contact.name)) return retry('contact.nameMissing');
      if (!z.email().safeParse(contact.email).success) return retry('contact.emailWrong');
      if (!isPhone(contact.phone)) return retry('contact.phoneWrong');
      return answer<Data>({ contact });
    },
  },
});

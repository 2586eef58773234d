import { z } from 'zod';
import type { Locale } from '../locale.js';
import en from './locales/en.json' with { type: 'json' };
import nb from './locales/nb.json' with { type: 'json' };

const text = z.string().min(1);
const schema = z.strictObject({
  page: text,
  loa: z.strictObject({
    title: text,
    purpose: text,
    customer: text,
    billingName: text,
    authorisedName: text,
    accountNumber: text,
    btn: text,
    billingAddress: text,
    serviceAddress: text,
    change: text,
    losingCarrier: text,
    newProvider: text,
    cisco: text,
    count: text,
    listedBelow: text,
    listedInSchedule: text,
    authorisation: text,
    holder: text,
    decision: text,
    agent: text,
    onePreferred: text,
    fee: text,
    sole: text,
    signature: text,
    signed: text,
    name: text,
    jobTitle: text,
    at: text,
    numbers: text,
    schedule: text,
  }),
});
export type PaperTexts = z.infer<typeof schema>;

/** What stands on the papers themselves; all other words come from whoever asks for a paper. */
export const paperTexts: Readonly<Record<Locale, PaperTexts>> = {
  en: schema.parse(en),
  nb: schema.parse(nb),
};

/** Puts values into `{name}`; what a value holds is never looked into again. */
export const fill = (pattern: string, values: Readonly<Record<string, string | number>>): string =>
  pattern.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

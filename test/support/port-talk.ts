/** What people do and hear on the way of a port through the whole product. */
import { setTimeout as sleep } from 'node:timers/promises';
import { DateTime } from 'luxon';
import { extractText, getDocumentProxy } from 'unpdf';
import { paper } from '../documents/papers.js';
import type { Answer, SentFile, Talk } from './talk.js';

interface Action {
  readonly title: string;
  readonly data?: { readonly a?: string; readonly x?: string };
}

const actionsOf = ({ card }: Answer): Action[] => (card?.['actions'] as Action[] | undefined) ?? [];

/** Presses the button that does this on the newest card that has it, whatever the button is called. */
export function act(
  talk: Talk,
  name: string,
  inputs: Readonly<Record<string, string>> = {},
  arg?: string,
): Promise<Answer> {
  const isMeant = ({ data }: Action): boolean => data?.a === name && (arg === undefined || data.x === arg);
  const answer = talk.heard.findLast((one) => actionsOf(one).some(isMeant));
  const title = answer === undefined ? undefined : actionsOf(answer).find(isMeant)?.title;
  if (answer === undefined || title === undefined) {
    throw new Error(`No card does "${name}"; the last one: ${talk.heard.at(-1)?.markdown ?? ''}`);
  }
  return talk.pressOn(answer, title, { ...inputs });
}

/** Waits until the bot says this, among what it said after `from`. */
export async function hear(talk: Talk, text: RegExp, from = 0): Promise<Answer> {
  for (let tries = 0; tries < 250; tries += 1) {
    await talk.refresh();
    const found = talk.heard.slice(from).findLast(({ markdown }) => text.test(markdown));
    if (found !== undefined) return found;
    await sleep(20);
  }
  const last = talk.heard.slice(-3).map(({ markdown }) => markdown);
  throw new Error(`${talk.me.displayName} did not hear ${String(text)}, but:\n${last.join('\n---\n')}`);
}

export interface Account {
  readonly carrier: string;
  readonly accountNumber: string;
  readonly businessName: string;
  readonly authorisedName: string;
  readonly btn: string;
  readonly street: string;
  readonly city: string;
  readonly state?: string;
  readonly zip: string;
  readonly pin?: string;
}

/** The account of Harbor & Pine at the carrier that has most of its numbers. */
export const loneStar: Account = {
  carrier: 'Lone Star Telecom',
  accountNumber: '884213',
  businessName: 'Harbor & Pine',
  authorisedName: 'Alice Morgan',
  btn: '(409) 555-0100',
  street: '1200 Harbor Street',
  city: 'Houston',
  state: 'TX',
  zip: '77002',
};

const pdf = async (name: string, lines: readonly string[]): Promise<SentFile> => ({
  name,
  type: 'application/pdf',
  bytes: await paper(lines),
});

/** A bill as an American carrier prints it. */
export const americanBill = (account: Account, date: DateTime): Promise<SentFile> =>
  pdf('bill.pdf', [
    account.carrier,
    `Bill date: ${date.setLocale('en-US').toFormat('MMMM d, yyyy')}`,
    `Account number: ${account.accountNumber}`,
    `Main number: ${account.btn}`,
    account.businessName,
    `Attn: ${account.authorisedName}`,
    account.street,
    `${account.city}, ${account.state ?? ''} ${account.zip}`,
    'Amount due: $120.00',
  ]);

/** The same of a Norwegian one. */
export const norwegianBill = (account: Account, date: DateTime): Promise<SentFile> =>
  pdf('faktura.pdf', [
    account.carrier,
    `Fakturadato: ${date.toFormat('dd.MM.yyyy')}`,
    `Kontonummer: ${account.accountNumber}`,
    account.businessName,
    account.street,
    `${account.zip} ${account.city}`,
    'Å betale: 1 200,00',
  ]);

/** The same of a British one. */
export const britishBill = (account: Account, date: DateTime): Promise<SentFile> =>
  pdf('invoice.pdf', [
    account.carrier,
    `Invoice date: ${date.setLocale('en-GB').toFormat('d MMMM yyyy')}`,
    `Account number: ${account.accountNumber}`,
    `Main number: ${account.btn}`,
    account.businessName,
    `Attn: ${account.authorisedName}`,
    account.street,
    account.city,
    account.zip,
  ]);

/** A letter of agency as the help desk's form has it, filled in and signed. */
export const signedForm = (signer: string, numbers: readonly string[], date: DateTime): Promise<SentFile> =>
  pdf('loa.pdf', [
    'Letter of Agency / Fullmakt',
    ...numbers,
    `Signature: ${signer}`,
    `Name: ${signer}`,
    `Date: ${date.toFormat('yyyy-MM-dd')}`,
  ]);

export async function textOf(bytes: Uint8Array): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true });
  return text;
}

/** The inputs of the account's card. */
export const accountInputs = (
  { accountNumber, businessName, authorisedName, btn, pin }: Account,
  stays = 'keep',
): Record<string, string> => ({
  accountNumber,
  businessName,
  authorisedName,
  btn,
  stays,
  ...(pin === undefined ? {} : { pin }),
});

export const addressInputs = ({ street, city, state, zip }: Account): Record<string, string> => ({
  street,
  city,
  zip,
  billed: 'here',
  ...(state === undefined ? {} : { state }),
});

/** The orders that an answer names. */
export const ordersIn = ({ markdown }: Pick<Answer, 'markdown'>): string[] => [
  ...new Set(markdown.match(/PO-\d+/g)),
];

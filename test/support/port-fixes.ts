/** The way from the notice of a rejection to “sent again”, by the buttons of the cards, in any language. */
import type { DateTime } from 'luxon';
import { expect } from 'vitest';
import { nextValidDates } from '../../src/orders/port/business-days.js';
import type { PortAccount, RejectionReason } from '../../src/orders/port/port-order.js';
import { rejection } from '../../src/reference/rejections.js';
import type { DeskHand } from './desk-hand.js';
import { filePort } from './filed-port.js';
import { act, americanBill, hear, norwegianBill, signedForm, type Account } from './port-talk.js';
import type { Answer, SentFile, Talk } from './talk.js';

export interface Setting {
  readonly by: 'Alice' | 'Ingrid';
  readonly city: 'Houston' | 'Oslo';
  readonly zone: string;
  readonly account: Account;
  /** What a person types where the card of a reason asks for it. */
  readonly typed: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** `+1409555` and the like, before four digits. */
  readonly series: string;
  readonly rejected: string;
}

const asked = (business: string, contact: string, btn: string, street: string, zip: string) => ({
  account_number_mismatch: { accountNumber: '884214' },
  account_number_required: { accountNumber: '884214' },
  account_name_mismatch: { authorisedName: contact },
  btn_error: { btn },
  business_name_mismatch: { businessName: business },
  invalid_pin: { pin: '9001' },
  service_address_mismatch: { street },
  zip_mismatch: { zip },
});

export const houston: Setting = {
  by: 'Alice',
  city: 'Houston',
  zone: 'America/Chicago',
  account: {
    carrier: 'Lone Star Telecom',
    accountNumber: '884213',
    businessName: 'Harbor & Pine',
    authorisedName: 'Alice Morgan',
    btn: '+14095550100',
    street: '1200 Harbor Street',
    city: 'Houston',
    state: 'TX',
    zip: '77002',
  },
  typed: asked('Harbor & Pine LLC', 'Alice J. Morgan', '(409) 555-0149', '1201 Harbor Street', '77003'),
  series: '+1409555',
  rejected: 'Rejected',
};

export const oslo: Setting = {
  by: 'Ingrid',
  city: 'Oslo',
  zone: 'Europe/Oslo',
  account: {
    carrier: 'Fjordtele',
    accountNumber: '884213',
    businessName: 'Fjordlys AS',
    authorisedName: 'Ingrid Solberg',
    btn: '+4720100000',
    street: 'Storgata 12',
    city: 'Oslo',
    zip: '0155',
  },
  typed: asked('Fjordlys Norge AS', 'Ingrid M. Solberg', '20 10 00 99', 'Storgata 14', '0184'),
  series: '+472010',
  rejected: 'Avvist',
};

const portAccount = (of: Account): PortAccount => {
  const { carrier, street, city, state, zip, ...rest } = of;
  return {
    ...rest,
    losingCarrier: carrier,
    serviceAddress: { street, city, zip, ...(state === undefined ? {} : { state }) },
  };
};

const billOf = ({ city, account }: Setting, date: DateTime): Promise<SentFile> =>
  city === 'Houston' ? americanBill(account, date) : norwegianBill(account, date);

/** Numbers by their last four digits. */
export const numbersOf = ({ series }: Setting, ...lasts: readonly string[]): string[] =>
  lasts.map((last) => `${series}${last}`);

export interface Stand {
  readonly url: string;
  readonly desk: DeskHand;
  readonly talk: Talk;
  readonly setting: Setting;
}

/** A port that the desk has, with its documents and a date that was asked for. */
export async function fileAt(
  { url, desk, setting }: Stand,
  numbers: readonly string[],
  change: Partial<Account> = {},
): Promise<string> {
  const account = { ...setting.account, ...change };
  const today = await desk.today(setting.zone);
  const loa = await signedForm(account.authorisedName, numbers, today);
  const bill = await billOf({ ...setting, account }, today);
  const { by, city } = setting;
  const documents = [
    { kind: 'bill' as const, file: bill },
    { kind: 'loa' as const, file: loa },
  ];
  const now = await desk.now();
  const place = { country: 'NO', timeZone: setting.zone } as const;
  const over =
    city === 'Houston'
      ? { signature: { firstName: 'Alice', lastName: 'Morgan', jobTitle: 'CFO', at: now.toISOString() } }
      : { requested: { date: nextValidDates(place, now, 3).at(-1) ?? '', time: '10:00' } };
  return filePort(url, { by, city, numbers, account: portAccount(account), documents, over });
}

export interface Walked {
  readonly steps: readonly string[];
  readonly end: 'sent' | 'opened' | 'stuck';
}

const has = (answer: Answer, name: string): boolean =>
  ((answer.card?.['actions'] ?? []) as { data?: { a?: string } }[]).some(({ data }) => data?.a === name);

const inputIds = (node: unknown): string[] => {
  if (Array.isArray(node)) return node.flatMap(inputIds);
  if (typeof node !== 'object' || node === null) return [];
  const own = 'id' in node && typeof node.id === 'string' ? [node.id] : [];
  return [...own, ...Object.values(node).flatMap(inputIds)];
};

const lastCard = (talk: Talk): Answer => {
  const last = talk.heard.findLast(({ card }) => card !== undefined);
  if (last === undefined) throw new Error('No card was shown');
  return last;
};

/** What the card at hand asks of the person. */
function stepOf(answer: Answer): string {
  if (has(answer, 'more')) return 'sent';
  const known = ['sign', 'send', 'remove', 'agree', 'move', 'opened', 'choose', 'save'].find((name) =>
    has(answer, name),
  );
  if (known !== undefined) return known;
  if (has(answer, 'status')) return 'end';
  return has(answer, 'later') && !/bill|regning/i.test(answer.markdown) ? 'loa' : 'bill';
}

/** Answers each card in turn until the order is sent again, or PTS has the case. */
export async function fixIt(stand: Stand, id: string, codes: readonly string[]): Promise<Walked> {
  const { talk, desk, setting } = stand;
  const steps: string[] = [];
  const left = codes.flatMap((code) => Object.entries(setting.typed[code] ?? {}));
  for (let tries = 0; tries < 14; tries += 1) {
    const card = lastCard(talk);
    const step = stepOf(card);
    if (step === 'sent') return { steps, end: 'sent' };
    if (step === 'end') return { steps, end: 'opened' };
    steps.push(step);
    await answer(step, card);
  }
  return { steps, end: 'stuck' };

  async function answer(step: string, card: Answer): Promise<Answer> {
    const today = await desk.today(setting.zone);
    if (step === 'bill') return talk.sayWithFile('', await billOf(setting, today));
    if (step === 'loa') {
      const order = await desk.order(id);
      const contact = setting.account.authorisedName;
      const changed = codes.includes('account_name_mismatch')
        ? setting.typed['account_name_mismatch']?.['authorisedName']
        : contact;
      return talk.sayWithFile('', await signedForm(changed ?? contact, order.numbers, today));
    }
    if (step === 'move') return act(talk, 'move', { picked: (await desk.order(id)).numbers.at(-1) ?? '' });
    if (step !== 'save')
      return act(talk, step, step === 'sign' || step === 'send' ? { jobTitle: 'CFO' } : {});
    const ids = inputIds(card.card);
    const inputs = Object.fromEntries(left.filter(([field]) => ids.includes(field)));
    return act(talk, 'save', Object.keys(inputs).length > 0 ? inputs : { accountNumber: '9911' });
  }
}

/** Rejects at the desk, hears of it, and presses the button of the notice. */
export async function rejectAndOpen(
  { desk, talk, setting }: Stand,
  id: string,
  ...reasons: readonly RejectionReason[]
): Promise<{ notice: Answer; first: Answer }> {
  await talk.refresh();
  const before = talk.heard.length;
  await desk.reject(id, ...reasons);
  const notice = await hear(talk, new RegExp(`${id} · ${setting.rejected}`), before);
  const button = setting.city === 'Houston' ? 'Fix this' : 'Rett dette';
  return { notice, first: await talk.pressOn(notice, button) };
}

/** The numbers of the port for a reason: those that make it plausible, and two of their own otherwise. */
function numbersFor(setting: Setting, code: string, at: number): string[] {
  const isHouston = setting.city === 'Houston';
  if (code === 'pending_main_btn')
    return numbersOf(setting, ...(isHouston ? ['0100', '0101'] : ['0000', '0001']));
  if (code === 'multiple_btns')
    return numbersOf(setting, ...(isHouston ? ['0148', '0151'] : ['0098', '0099']));
  const first = 2 + 2 * at;
  const prefix = isHouston ? '01' : '00';
  return numbersOf(setting, ...[first, first + 1].map((last) => prefix + String(last).padStart(2, '0')));
}

/** One reason, from the port that the desk has to the end of its fix. */
export async function fixing(stand: Stand, code: string, at: number) {
  const numbers = numbersFor(stand.setting, code, at);
  const id = await fileAt(stand, numbers);
  const isNamed = /^(?:tn_|pending_order|rate_center)/.test(code);
  const reason = { code, ...(isNamed ? { numbers: numbers.slice(1) } : {}) };
  const opened = await rejectAndOpen(stand, id, reason);
  return { id, ...opened, walked: await fixIt(stand, id, [code]) };
}

/** The desk has the order again, with what was put right; then it is put away. */
export async function expectFixed(
  { desk, talk }: Stand,
  id: string,
  code: string,
  { end, steps }: Walked,
): Promise<void> {
  const { fix } = rejection(code);
  const order = await desk.order(id);
  expect([end, steps.length]).toEqual([fix === 'contact_pts' ? 'opened' : 'sent', expect.any(Number)]);
  const status = fix === 'contact_pts' ? 'rejected' : fix === 'split' ? 'cancelled' : 'pending';
  expect(order.status).toBe(status);
  if (fix === 'remove_numbers') expect(order.numbers).toHaveLength(1);
  const after = (await desk.orders()).filter(({ port }) => fix === 'split' && port?.plan === id);
  if (fix === 'split') expect(after).toHaveLength(2);
  for (const open of [order, ...after].filter(({ status: is }) => is !== 'cancelled')) {
    await desk.cancel(open.id);
    await hear(talk, new RegExp(`${open.id} · (?:Cancelled|Avbrutt)`));
  }
}

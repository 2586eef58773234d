import { readNumbers } from '../../orders/numbers/read-numbers.js';
import type { Ctx, Patch, Problem } from '../engine/flow.js';
import { formatNumber } from '../shared/phone-format.js';
import type { Data, GroupData } from './data.js';
import { interviewOf, type OrderToBe } from './orders-to-be.js';

/** The fields of the account card, in its order. */
export const accountFields = [
  'losingCarrier',
  'accountNumber',
  'businessName',
  'authorisedName',
  'btn',
  'stays',
  'pin',
] as const;
export type AccountField = (typeof accountFields)[number];

export const asksCarrier = ({ group }: OrderToBe): boolean => group.losingCarrier === undefined;
export const asksPin = ({ group }: OrderToBe): boolean => group.type === 'mobile';

/** The fields that are still open for this order. */
export function missingFields(order: OrderToBe, data: Data): AccountField[] {
  const known = order.data;
  const { open, problems } = interviewOf(order, data);
  return accountFields.filter((field) => {
    switch (field) {
      case 'losingCarrier':
        return asksCarrier(order) && known.losingCarrier === undefined;
      case 'pin':
        return asksPin(order) && known.pin === undefined;
      case 'btn':
        return open.includes('main_number') || problems.some(({ question }) => question === 'main_number');
      case 'stays':
        return known.stays === undefined || open.includes('rest');
      default:
        return known[field] === undefined;
    }
  });
}

/** What is to be said of the fields that are open: which they are, or why an answer cannot be. */
export function missingProblem(order: OrderToBe, data: Data, ctx: Ctx): Problem {
  const missing = missingFields(order, data);
  const [only] = missing;
  if (missing.length === 1 && only === 'pin') return { key: 'account.pinMissing' };
  if (missing.length === 1 && only === 'stays' && order.data.stays === 'nothing') {
    return { key: 'account.btnStays', params: { btn: formatNumber(order.data.btn ?? '') } };
  }
  const staysBehind = interviewOf(order, data).btnIsPorted === false;
  const nameOf = (field: AccountField): string => (field === 'stays' && staysBehind ? 'rest' : field);
  const fields = missing.map((field) => ctx.t(`names.${nameOf(field)}`)).join(', ');
  return { key: 'account.missing', params: { fields } };
}

/** A main number as it is typed; undefined when it is no one whole number. */
export function phoneIn(text: string, data: Data): string | undefined {
  const country = data.location?.country ?? 'US';
  const { numbers } = readNumbers(text, { country, sandbox: true });
  return numbers.length === 1 ? numbers[0] : undefined;
}

type Spoken = Exclude<AccountField, 'stays'>;

/** What people call the fields when they write instead of filling in the card. */
const labels: readonly (readonly [Spoken, RegExp])[] = [
  ['accountNumber', /^(?:account|customer)\s*(?:no\.?|nr\.?|number|#)|^(?:konto|kunde)\s*(?:nummer|nr\.?)/i],
  [
    'authorisedName',
    /^(?:authori[sz]ed(?:\s+(?:name|person|contact))?|signatory)|^(?:autorisert|fullmektig)(?:\s+(?:navn|person))?/i,
  ],
  [
    'businessName',
    /^(?:business|company|entity)(?:\s+name)?|^(?:foretak(?:snavn)?|firma(?:navn)?|bedrift(?:snavn)?)/i,
  ],
  ['btn', /^(?:btn|main\s+number|billing\s+(?:telephone\s+)?number)|^(?:hovednummer|faktureringsnummer)/i],
  ['pin', /^pin(?:\s*code|-?kode)?/i],
  ['losingCarrier', /^(?:losing\s+)?carrier|^(?:avgivende\s+)?operatør/i],
];

const staysIn = (text: string): GroupData['stays'] | undefined => {
  if (
    /\b(?:nothing stays|everything (?:leaves|moves)|full port|ingenting blir|alt flyttes|hel portering)\b/i.test(
      text,
    )
  )
    return 'nothing';
  if (/\b(?:disconnect\w*|sies opp|kobles ned|avsluttes)\b/i.test(text)) return 'disconnect';
  return /\b(?:something stays|some stay|partial|noe blir|noen blir|delvis)\b/i.test(text)
    ? 'keep'
    : undefined;
};

/** `Account number: 12345` line by line; with one field open, the text alone is its value. */
export function heardFields(text: string, order: OrderToBe, data: Data): Patch<GroupData> {
  const found: Partial<Record<Spoken, string>> = {};
  for (const line of text.split(/[\n;]+/)) {
    const trimmed = line.trim();
    const [field, pattern] = labels.find(([, label]) => label.test(trimmed)) ?? [];
    if (field === undefined || pattern === undefined) continue;
    const value = trimmed.replace(pattern, '').replace(/^\s*(?:is|er|=|:|-|–)?\s*/i, '');
    if (value !== '') found[field] = value;
  }
  const stays = staysIn(text);
  const [only, ...others] = missingFields(order, data);
  const isBare = Object.keys(found).length === 0 && stays === undefined && !text.includes('\n');
  if (isBare && only !== undefined && only !== 'stays' && others.length === 0) found[only] = text.trim();
  return { ...asFields(found, data), ...(stays === undefined ? {} : { stays }) };
}

export function asFields(typed: Partial<Record<Spoken, string>>, data: Data): Patch<GroupData> {
  const { btn, ...rest } = typed;
  const kept = Object.entries(rest).filter(([, value]) => value.trim() !== '');
  const number = btn === undefined ? undefined : phoneIn(btn, data);
  return {
    ...Object.fromEntries(kept.map(([field, value]) => [field, value.trim()])),
    ...(number === undefined ? {} : { btn: number }),
  };
}

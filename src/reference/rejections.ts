import { z } from 'zod';
import type { Locale } from '../locale.js';
import data from './rejections.json' with { type: 'json' };
import en from './rejections.en.json' with { type: 'json' };
import nb from './rejections.nb.json' with { type: 'json' };

/** The port errors of the fact sheet, section 10, in its order. */
export const rejectionIds = [
  'account_number_mismatch',
  'account_number_required',
  'account_name_mismatch',
  'btn_error',
  'business_name_mismatch',
  'multiple_btns',
  'foc_rejected_by_losing_carrier',
  'unknown',
  'invalid_pin',
  'pending_order',
  'pending_main_btn',
  'service_address_mismatch',
  'tn_special_feature',
  'tn_error',
  'tn_not_portable',
  'rate_center_not_supported',
  'zip_mismatch',
  'previous_carrier_bill_invalid',
  'loa_invalid',
] as const;
export type RejectionId = (typeof rejectionIds)[number];

const fields = [
  'accountNumber',
  'authorisedName',
  'btn',
  'businessName',
  'pin',
  'serviceAddress',
  'state',
  'city',
  'zip',
  'requestedDate',
  'numbers',
  'bill',
  'loa',
] as const;
export type RejectionField = (typeof fields)[number];

const fixes = [
  'update',
  'new_date',
  'remove_numbers',
  'split',
  'new_bill',
  'sign_again',
  'contact_pts',
] as const;

const rowSchema = z.strictObject({
  id: z.enum(rejectionIds),
  /** Of the port order, the main one first; empty when nobody can say. */
  fields: z.array(z.enum(fields)),
  /** Who has to move first for the numbers to port. */
  who: z.enum(['admin', 'losing_carrier', 'pts']),
  fix: z.enum(fixes),
  alternatives: z.array(z.enum([...fixes, 'new_btn', 'clear_order', 'remove_feature'])).default([]),
  /** Documents that have to be made anew once the fix is done. */
  stale: z.array(z.enum(['loa', 'bill'])),
  /** True: correct the order and resubmit. False: cancel it and file new ones. */
  inPlace: z.boolean().default(true),
  /** The main field must be masked wherever it is shown. */
  secret: z.boolean().default(false),
  /** Whether it can be seen before the order is filed. */
  preCheck: z.enum(['checked', 'cannot_check', 'ask_carrier']),
  source: z.string().min(1),
});
type Row = z.infer<typeof rowSchema>;
export type RejectionFix = Row['fix'];
export type RejectionRow = Row & {
  /** False when the code has no row; the row is then that of `unknown`. */
  readonly known: boolean;
};

const textsSchema = z.record(
  z.enum(rejectionIds),
  z.strictObject({
    label: z.string(),
    meaning: z.string(),
    todo: z.string(),
    /** What to ask the losing carrier on the phone. */
    ask: z.string(),
    /** Where to look on a bill or CSR; empty when it stands on neither. */
    where: z.string(),
    /** What holds with carriers in the USA and Canada only. */
    northAmerica: z.string().default(''),
  }),
);
export type RejectionTexts = z.infer<typeof textsSchema>[RejectionId];

const rows = z.object({ source: z.string(), rows: z.array(rowSchema) }).parse(data).rows;
export const rejections: readonly RejectionRow[] = rows.map((row) => ({ ...row, known: true }));

export const rejectionTextTables = { en: textsSchema.parse(en), nb: textsSchema.parse(nb) } as const;

const byId = new Map<string, RejectionRow>(rejections.map((row) => [row.id, row]));

export const isRejectionId = (code: string): code is RejectionId => byId.has(code);

const safeRow: RejectionRow = {
  id: 'unknown',
  fields: [],
  who: 'pts',
  fix: 'contact_pts',
  alternatives: [],
  stale: [],
  inPlace: true,
  secret: false,
  preCheck: 'cannot_check',
  source: 'no row: PTS backs up every rejected order, fact sheet 10',
  known: false,
};

/** Any code without a row gets the safe one: contact PTS. */
export const rejection = (code: string): RejectionRow => byId.get(code) ?? safeRow;

/** What to tell of a reason; a code without a row gets the texts of `unknown`. */
export const rejectionTexts = (code: string, locale: Locale): RejectionTexts =>
  rejectionTextTables[locale][isRejectionId(code) ? code : 'unknown'];

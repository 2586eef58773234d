import { billAge } from '../../../documents/bill/bill-age.js';
import { readBill } from '../../../documents/bill/read-bill.js';
import type { Location } from '../../../pstn/provider.js';
import { limits } from '../../../reference/limits.js';
import type { Ctx, FileRef, StoredFile } from '../../engine/flow.js';
import { dayText, today } from './days.js';
import { receiveFile, type Received } from './receive-file.js';

export type BillReceived =
  | {
      readonly ok: true;
      readonly file: StoredFile;
      readonly text: string | undefined;
      readonly date?: string;
    }
  | Extract<Received, { ok: false }>;

/** A bill that will do: PNG or PDF, and fresh as far as it can be read. */
export async function receiveBill(
  files: readonly FileRef[],
  location: Location,
  ctx: Ctx,
): Promise<BillReceived> {
  const received = await receiveFile(files, 'bill', ctx);
  if (!received.ok) return received;
  const { file, inspected } = received;
  const { text } = inspected;
  const dated = text === undefined ? undefined : readBill(text, { country: location.country }).billDate;
  if (dated?.certain !== true) return { ok: true, file, text };
  const age = billAge(dated.value, today(location.timeZone, ctx.now));
  if (age.verdict === 'fresh') return { ok: true, file, text, date: dated.value };
  const params = { day: dayText(dated.value, ctx.locale), days: age.days, limit: limits.billAgeDays.value };
  return { ok: false, problem: { key: `files.bill_${age.verdict}`, params } };
}

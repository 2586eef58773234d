import { z } from 'zod';
import data from './limits.json' with { type: 'json' };

const count = z.strictObject({ value: z.int().positive(), source: z.string() });

const schema = z.strictObject({
  numbersPerOrder: count,
  numbersInTrial: count,
  numbersPerBlock: count,
  blockSizes: z.strictObject({ value: z.array(z.int().positive()).min(1), source: z.string() }),
  smallestBlock: count,
  outboundPlansMinimum: count,
  billAgeDays: count,
  portLatestDays: count,
  portLeadDays: count,
  carrierAnswerDays: count,
  /** First and last time of day, `HH:mm` at the location. */
  portHours: z.strictObject({ value: z.tuple([z.string(), z.string()]), source: z.string() }),
  billFormats: z.strictObject({ value: z.array(z.enum(['PNG', 'PDF'])), source: z.string() }),
  loaAgeDays: count,
  /** Days until the first reminder of a letter of agency that is missing, days between the others, how many in all. */
  loaReminderFirstDays: count,
  loaReminderEveryDays: count,
  loaReminders: count,
  fileMegabytes: count,
  filePages: count,
  pictureWidth: count,
  pictureMegapixels: count,
  /** Signs of one field of an emergency address. */
  addressFieldLength: count,
  /** After this long somebody should look at an emergency address again. */
  addressReviewMonths: count,
});

/** The numeric rules of the Cisco Calling Plan, each with the place it is told. */
export const limits = schema.parse(data);

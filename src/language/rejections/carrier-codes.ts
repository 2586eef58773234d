import { z } from 'zod';
import { rejectionIds, type RejectionId } from '../../reference/rejections.js';
import data from './carrier-codes.json' with { type: 'json' };

const { rows } = z
  .strictObject({
    source: z.string(),
    rows: z.array(
      z.strictObject({
        source: z.enum(['industry', 'bandwidth', 'off-net', 'telnyx', 'twilio']),
        codes: z.array(z.string()).min(1),
        /** The likelier one first. */
        reasons: z.array(z.enum(rejectionIds)).min(1),
      }),
    ),
  })
  .parse(data);

/** What a carrier's code means, one row for each code and source. */
export const carrierCodes = rows.flatMap(({ source, codes, reasons }) =>
  codes.map((code) => ({ source, code, reasons })),
);
const byCode = new Map<string, readonly RejectionId[]>(
  carrierCodes.map(({ code, reasons }) => [code.toUpperCase(), reasons]),
);

const candidate = /[A-Za-z0-9_]+/g;
const announced =
  /(?:codes?|errors?|reasons?|rej\w{0,24}|kode\w{0,24}|feil\w{0,24}|årsak\w{0,24}|^|\n)[\s:#.(-]{0,24}$/i;
const partOfAddress = /(?:suite|ste|apt|unit|room|floor|bldg|etg|rom|leilighet|#)[\s.#]{0,24}$/i;
const shortCode = /^(?:\d[A-Z]|[A-Z]\d{1,2}[A-Z]?|E\d{4}|E42[A-Z]+)$/i;

/** Short codes are also house numbers and rooms: those of digits alone have to be announced as codes. */
const isMeantAsCode = (text: string, word: string, at: number): boolean => {
  const before = text.slice(Math.max(0, at - 24), at);
  if (/^\d+$/.test(word)) return announced.test(before);
  if (!shortCode.test(word)) return true;
  return !partOfAddress.test(before) && (/^[^a-z]+[a-h]?$/.test(word) || text.length < 16);
};

/** The reasons that carriers' codes in the text stand for, each code's likeliest first. */
export const readCodes = (text: string): readonly (readonly RejectionId[])[] =>
  [...text.matchAll(candidate)].flatMap(({ 0: word, index }) => {
    const reasons = word.length > 32 ? undefined : byCode.get(word.toUpperCase());
    return reasons !== undefined && isMeantAsCode(text, word, index) ? [reasons] : [];
  });

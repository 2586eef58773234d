/** What Webex says went wrong: four forms (webex-api.md 1.6), read as one. */
import { z } from 'zod';

export interface FaultDetail {
  readonly code: string;
  readonly title: string;
  readonly detail: string;
}

export interface Fault {
  readonly message: string;
  readonly details: readonly FaultDetail[];
  readonly trackingId?: string;
}

const text = z.union([z.string(), z.number()]).transform(String);
const maybe = text.optional().catch(undefined);
const of = (code?: string, title?: string, detail?: string): FaultDetail => ({
  code: code ?? '',
  title: title ?? '',
  detail: detail ?? '',
});

/** `{description, errorCode?}`: the usual one. */
const usual = z
  .looseObject({ description: z.string(), errorCode: maybe })
  .transform(({ description, errorCode }) => of(errorCode, undefined, description));
/** `{errorCode, errorTitle?, errorMessage?}` of the numbers' back end. */
const ofNumbers = z
  .looseObject({ errorCode: text, errorTitle: maybe, errorMessage: maybe })
  .transform(({ errorCode, errorTitle, errorMessage }) => of(errorCode, errorTitle, errorMessage));
/** `{code, title, detail}` of the address look-up. */
const ofAddress = z
  .looseObject({ code: text, title: maybe, detail: maybe })
  .refine(({ title, detail }) => title !== undefined || detail !== undefined)
  .transform(({ code, title, detail }) => of(code, title, detail));
/** `{error: {key, message: [{description, code}]}}` of a job. */
const ofJob = z
  .looseObject({
    error: z.looseObject({
      key: maybe,
      message: z.array(z.looseObject({ description: maybe, code: maybe })),
    }),
  })
  .transform(({ error: { key, message } }) =>
    message.map(({ description, code }) => of(code, key, description)),
  );

const one = z.union([
  ofJob,
  usual.transform((detail) => [detail]),
  ofAddress.transform((detail) => [detail]),
  ofNumbers.transform((detail) => [detail]),
]);
const several = z.array(one.catch([])).transform((all) => all.flat());
/** OAuth says `error` and `error_description`. */
const whole = z.looseObject({
  message: z.string().optional().catch(undefined),
  error_description: z.string().optional().catch(undefined),
  error: z.unknown().optional(),
  errorCode: maybe,
  errors: several.optional().catch(undefined),
  trackingId: z.string().optional().catch(undefined),
});

/** Undefined where the body speaks of no fault. */
export function faultIn(body: unknown): Fault | undefined {
  const list = Array.isArray(body) ? several.safeParse(body).data : undefined;
  if (list !== undefined) return list.length === 0 ? undefined : { message: '', details: list };
  const read = whole.safeParse(body).data;
  if (read === undefined) return undefined;
  const { errors = [], trackingId, error_description: described } = read;
  const own = errors.length > 0 ? errors : (one.safeParse(body).data ?? []);
  const named = read.error === undefined || typeof read.error !== 'string' ? undefined : read.error;
  const message = read.message ?? described ?? named ?? '';
  const speaks = own.length > 0 || named !== undefined || read.errorCode !== undefined;
  const isPlain = read.message !== undefined && (trackingId !== undefined || read.errors !== undefined);
  if (!speaks && !isPlain) return undefined;
  const bare = own.length === 0 && (read.errorCode ?? named) !== undefined;
  const details = bare ? [of(read.errorCode ?? named, undefined, message)] : own;
  return { message, details, ...(trackingId === undefined ? {} : { trackingId }) };
}

/** On one line, without the ids and numbers that Webex repeats in it: it goes into logs. */
export function faultLine({ message, details }: Fault): string {
  const codes = details.map(({ code, title }) => [code, title].filter(Boolean).join(' ')).filter(Boolean);
  const words = message.slice(0, 1_000).split(/\s/);
  const kept = words.map((word) => (/\d{5}/.test(word) || word.length >= 40 ? '…' : word)).join(' ');
  return [kept.trim().slice(0, 200), ...new Set(codes)].filter(Boolean).join('; ');
}

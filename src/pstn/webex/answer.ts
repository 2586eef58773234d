/** From what came over the wire to an answer of a known form, or to the error that says what is wrong. */
import type { z } from 'zod';
import { CallingError, type CallingCode } from './calling-error.js';
import { calls, scopesOf, type CallId } from './calls.js';
import { faultIn, faultLine, type Fault } from './fault.js';
import { nameOf, type Raw } from './transport.js';

const unreadable = Symbol('no JSON');

function parse(text: string): unknown {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return unreadable;
  }
}

/** Trouble of the way to Webex or of Webex itself, whatever the body says. */
function statusCode(status: number): CallingCode | undefined {
  if (status === 401) return 'calling_token_refused';
  if (status === 429 || status === 423) return 'calling_busy';
  return status >= 500 ? 'calling_unavailable' : undefined;
}

const endOf: Partial<Record<CallingCode, (call: CallId, status: number) => string>> = {
  calling_scope_missing: (call) =>
    `it takes ${scopesOf(call)}${calls[call].fullAdmin === true ? ', and the rights of a full administrator' : ''}`,
  calling_not_json: (_call, status) =>
    status >= 300 && status < 400 ? 'it leads to another address' : 'the body is no JSON',
};

function failure(code: CallingCode, call: CallId, raw: Raw, fault?: Fault): CallingError {
  const said = fault === undefined ? '' : faultLine(fault);
  const end = endOf[code]?.(call, raw.status);
  const words = [`${nameOf(call)} was answered with ${raw.status}`, said, end].filter(Boolean).join(': ');
  const trackingId = fault?.trackingId ?? raw.header('trackingid');
  return new CallingError(code, words, {
    status: raw.status,
    ...(trackingId === undefined ? {} : { trackingId }),
    details: fault?.details ?? [],
  });
}

function codeOf(status: number, isJson: boolean): CallingCode | undefined {
  const early = statusCode(status);
  if (early !== undefined) return early;
  if (!isJson || (status >= 300 && status < 400)) return 'calling_not_json';
  if (status === 403) return 'calling_scope_missing';
  return status >= 400 ? 'calling_refused' : undefined;
}

/** Throws a `CallingError`; messages name fields, never what is in them. */
export function readAnswer<T>(call: CallId, raw: Raw, schema: z.ZodType<T>): T {
  const body = parse(raw.text);
  const isJson = body !== unreadable;
  const fault = isJson ? faultIn(body) : undefined;
  const code = codeOf(raw.status, isJson);
  if (code !== undefined) throw failure(code, call, raw, fault);
  if (fault !== undefined) throw failure('calling_error_inside', call, raw, fault);
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(({ path }) =>
    path.filter((part) => typeof part === 'string').join('.'),
  );
  const named = [...new Set(fields.map((field) => field || 'the whole'))].slice(0, 5).join(', ');
  throw new CallingError('calling_unknown_form', `${nameOf(call)}: nobody knows the form of ${named}.`, {
    status: raw.status,
    cause: parsed.error,
  });
}

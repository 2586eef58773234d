import { z } from 'zod';
import { SwitchboardError } from './errors.js';
import { callingFaults, callingSettings, callingWay } from './pstn/webex/settings.js';
import { httpUrl, optional, withDefault } from './setting-kinds.js';

const port = z.coerce.number().int().min(0).max(65_535);
const days = z.coerce.number().int().min(1).max(3_650);

/** `one@example.com, two@example.com` */
const emails = z
  .string()
  .transform((text) => text.split(/[\s,;]+/).filter((one) => one !== ''))
  .pipe(z.array(z.email().transform((one) => one.toLowerCase())));

/** A key of 32 bytes: 64 hex digits, or base64. */
const isKey = (text: string): boolean =>
  /^[0-9a-f]{64}$/i.test(text.trim()) || /^[A-Za-z0-9+/_-]{43}=?$/.test(text.trim());

const isLoopback = (host: string): boolean => /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/i.test(host);

/** Every setting, read from the environment. `.env.example` says in a sentence what each is for. */
export const settingsSchema = z
  .object({
    PORT: withDefault(port, '3000'),
    HOST: withDefault(z.string().min(1), '127.0.0.1'),
    OPS_PORT: withDefault(port, '9464'),
    OPS_HOST: withDefault(z.string().min(1), '127.0.0.1'),
    DATA_DIR: withDefault(z.string().min(1), 'data'),
    DATA_KEY: optional(
      z.string().refine((text) => isKey(text), 'must be 64 hex digits, or 32 bytes in base64'),
    ),
    DATA_KEY_FILE: optional(z.string().min(1)),
    RETAIN_DRAFTS_DAYS: withDefault(days, '90'),
    RETAIN_DOCUMENTS_DAYS: withDefault(days, '90'),
    RETAIN_MESSAGES_DAYS: withDefault(days, '180'),
    LOG_LEVEL: optional(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])),
    WEBEX_BOT_TOKEN: optional(z.string().min(8)),
    WEBEX_API_URL: withDefault(httpUrl, 'https://webexapis.com/v1'),
    PUBLIC_URL: optional(httpUrl),
    PSTN_URL: optional(httpUrl),
    PSTN_TOKEN: optional(z.string().min(8)),
    PSTN_MODE: optional(z.enum(['gateway', 'assisted', 'none'])),
    OPERATORS: optional(emails),
    ROLES_FILE: optional(z.string().min(1)),
    ...callingSettings,
    ORDER_EVENTS_SECRET: optional(z.string().min(16)),
    LANGUAGE_MODEL_URL: optional(httpUrl),
    LANGUAGE_MODEL_NAME: optional(z.string().min(1)),
    LANGUAGE_MODEL_KEY: optional(z.string().min(1)),
    LANGUAGE_MODEL_TIMEOUT_MS: withDefault(z.coerce.number().int().min(50).max(10_000), '1500'),
    HTTPS_PROXY: optional(httpUrl),
    HTTP_PROXY: optional(httpUrl),
    NO_PROXY: optional(z.string()),
    NODE_EXTRA_CA_CERTS: optional(z.string().min(1)),
    SANDBOX_SEED: withDefault(z.string().min(1), 'switchboard'),
  })
  .check((context) => {
    const { HOST, PSTN_URL, PSTN_TOKEN, PUBLIC_URL, WEBEX_BOT_TOKEN } = context.value;
    const { LANGUAGE_MODEL_URL, LANGUAGE_MODEL_NAME, LANGUAGE_MODEL_KEY } = context.value;
    const fault = (path: string, message: string) =>
      context.issues.push({ code: 'custom', input: context.value, path: [path], message });
    if (context.value.DATA_KEY !== undefined && context.value.DATA_KEY_FILE !== undefined) {
      fault('DATA_KEY_FILE', 'is not used beside DATA_KEY; set one of them');
    }
    if ((PSTN_URL === undefined) !== (PSTN_TOKEN === undefined)) {
      fault(
        PSTN_URL === undefined ? 'PSTN_URL' : 'PSTN_TOKEN',
        'PSTN_URL and PSTN_TOKEN belong together; set both or none',
      );
    }
    if ((LANGUAGE_MODEL_URL === undefined) !== (LANGUAGE_MODEL_NAME === undefined)) {
      fault(
        LANGUAGE_MODEL_URL === undefined ? 'LANGUAGE_MODEL_URL' : 'LANGUAGE_MODEL_NAME',
        'LANGUAGE_MODEL_URL and LANGUAGE_MODEL_NAME belong together; set both or none',
      );
    }
    for (const { name, message } of callingFaults(context.value)) fault(name, message);
    const { PSTN_MODE } = context.value;
    const isReal = WEBEX_BOT_TOKEN !== undefined;
    if (PSTN_MODE === 'gateway' && isReal && PSTN_URL === undefined)
      fault('PSTN_MODE', 'is gateway, and there is none: set PSTN_URL and PSTN_TOKEN');
    if (
      PSTN_MODE === 'assisted' &&
      isReal &&
      PSTN_URL === undefined &&
      callingWay(context.value) === undefined
    )
      fault('PSTN_MODE', 'is assisted, and needs customers and locations: set up Webex Calling');
    if (LANGUAGE_MODEL_KEY !== undefined && LANGUAGE_MODEL_URL === undefined) {
      fault('LANGUAGE_MODEL_KEY', 'is only used with LANGUAGE_MODEL_URL');
    }
    if (WEBEX_BOT_TOKEN === undefined && !isLoopback(HOST)) {
      fault('HOST', 'must be 127.0.0.1, ::1 or localhost without WEBEX_BOT_TOKEN: the sandbox has no login');
    }
    if (PUBLIC_URL !== undefined && WEBEX_BOT_TOKEN === undefined) {
      fault('PUBLIC_URL', 'is only used with WEBEX_BOT_TOKEN; the sandbox needs no public address');
    }
  });

type Read = z.infer<typeof settingsSchema>;
export type Settings = Read & { readonly LOG_LEVEL: NonNullable<Read['LOG_LEVEL']> };

/** Whoever tries the sandbox wants a calm terminal; an operator wants a line for each event. */
const quietOr = (read: Read): Settings => ({
  ...read,
  LOG_LEVEL: read.LOG_LEVEL ?? (read.WEBEX_BOT_TOKEN === undefined ? 'warn' : 'info'),
});

/** Names each faulty setting and what is wrong with it, never its value: it may be a secret. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const parsed = settingsSchema.safeParse(environment);
  if (parsed.success) return quietOr(parsed.data);
  const faults = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new SwitchboardError('config_invalid', ['These settings are wrong:', ...faults].join('\n'));
}

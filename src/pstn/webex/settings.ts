/** Settings for Webex Calling, and what follows from them. */
import { z } from 'zod';
import { countrySchema } from '../../reference/countries.js';
import { httpUrl, optional, withDefault, words } from '../../setting-kinds.js';
import { clearForms } from './unconfirmed/clear-address.js';
import { numberPathForms } from './unconfirmed/number-path.js';

export const callingSettings = {
  CALLING_API_URL: optional(httpUrl),
  CALLING_CLIENT_ID: optional(z.string().min(1)),
  CALLING_CLIENT_SECRET: optional(z.string().min(1)),
  CALLING_REFRESH_TOKEN: optional(words),
  CALLING_SERVICE_APP_ID: optional(z.string().min(1)),
  CALLING_APPLICATIONS_TOKEN: optional(z.string().min(8)),
  CALLING_ORGS: optional(words),
  CALLING_TRIAL_ORGS: optional(words),
  CALLING_SELF_SERVICE_COUNTRIES: optional(words.pipe(z.array(countrySchema))),
  CALLING_NUMBER_PATH: withDefault(z.enum(numberPathForms), numberPathForms[0]),
  CALLING_ADDRESS_CLEAR: withDefault(z.enum(clearForms), clearForms[0]),
  CALLING_CACHE_SECONDS: withDefault(z.coerce.number().int().min(1).max(3_600), '60'),
};
export type CallingSettings = z.infer<z.ZodObject<typeof callingSettings>>;

interface Client {
  readonly client: { readonly id: string; readonly secret: string };
  readonly organizations: readonly string[];
}

/** How the bot comes to tokens. */
export type CallingWay = Client &
  (
    | { readonly kind: 'tokens'; readonly refreshTokens: readonly string[] }
    | { readonly kind: 'service-app'; readonly appId: string; readonly applicationsToken: string }
    | { readonly kind: 'consent'; readonly publicUrl: string }
  );

type Given = CallingSettings & { readonly PUBLIC_URL?: string | undefined };

/** Undefined when Webex Calling is not set up; the settings have been looked at by `callingFaults`. */
export function callingWay(settings: Given): CallingWay | undefined {
  const { CALLING_CLIENT_ID: id, CALLING_CLIENT_SECRET: secret, CALLING_ORGS: organizations = [] } = settings;
  if (id === undefined || secret === undefined) return undefined;
  const common = { client: { id, secret }, organizations };
  const { CALLING_REFRESH_TOKEN: refreshTokens, CALLING_SERVICE_APP_ID: appId } = settings;
  if (refreshTokens !== undefined) return { ...common, kind: 'tokens', refreshTokens };
  const { CALLING_APPLICATIONS_TOKEN: applicationsToken, PUBLIC_URL: publicUrl } = settings;
  if (appId !== undefined && applicationsToken !== undefined)
    return { ...common, kind: 'service-app', appId, applicationsToken };
  return publicUrl === undefined ? undefined : { ...common, kind: 'consent', publicUrl };
}

interface Fault {
  readonly name: keyof CallingSettings;
  readonly message: string;
}

/** What the settings say about tokens must be one of the three ways, and whole. */
export function callingFaults(settings: Given): readonly Fault[] {
  const { CALLING_CLIENT_ID: id, CALLING_CLIENT_SECRET: secret } = settings;
  const { CALLING_REFRESH_TOKEN: refresh, CALLING_SERVICE_APP_ID: app } = settings;
  const { CALLING_APPLICATIONS_TOKEN: token, CALLING_ORGS: orgs, PUBLIC_URL: publicUrl } = settings;
  const isOn = id !== undefined && secret !== undefined;
  const isConsent = isOn && refresh === undefined && app === undefined;
  const rows: readonly (readonly [boolean, keyof CallingSettings, string])[] = [
    [
      (id === undefined) !== (secret === undefined),
      id === undefined ? 'CALLING_CLIENT_ID' : 'CALLING_CLIENT_SECRET',
      'CALLING_CLIENT_ID and CALLING_CLIENT_SECRET belong together; set both or none',
    ],
    [refresh !== undefined && !isOn, 'CALLING_REFRESH_TOKEN', 'is only used with CALLING_CLIENT_ID'],
    [
      (app === undefined) !== (token === undefined),
      app === undefined ? 'CALLING_SERVICE_APP_ID' : 'CALLING_APPLICATIONS_TOKEN',
      'CALLING_SERVICE_APP_ID and CALLING_APPLICATIONS_TOKEN belong together; set both or none',
    ],
    [app !== undefined && !isOn, 'CALLING_SERVICE_APP_ID', 'is only used with CALLING_CLIENT_ID'],
    [
      app !== undefined && refresh !== undefined,
      'CALLING_SERVICE_APP_ID',
      'is not used beside CALLING_REFRESH_TOKEN; set one of them',
    ],
    [
      app !== undefined && orgs === undefined,
      'CALLING_ORGS',
      'must name the organisations whose tokens the Service App is to fetch',
    ],
    [
      isConsent && (orgs === undefined || publicUrl === undefined),
      'CALLING_ORGS',
      'and PUBLIC_URL are needed where administrators give consent on a page of the bot',
    ],
  ];
  return rows.flatMap(([isWrong, name, message]) => (isWrong ? [{ name, message }] : []));
}

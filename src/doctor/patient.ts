import type { CallingSettings } from '../pstn/webex/settings.js';

/** The settings that the doctor looks at; those of the bot have all of them. */
export interface Patient extends CallingSettings {
  readonly HOST: string;
  readonly PORT: number;
  readonly OPS_HOST: string;
  readonly OPS_PORT: number;
  readonly DATA_DIR: string;
  readonly DATA_KEY?: string | undefined;
  readonly DATA_KEY_FILE?: string | undefined;
  readonly WEBEX_BOT_TOKEN?: string | undefined;
  readonly WEBEX_API_URL: string;
  readonly HTTPS_PROXY?: string | undefined;
  readonly HTTP_PROXY?: string | undefined;
  readonly NO_PROXY?: string | undefined;
  readonly NODE_EXTRA_CA_CERTS?: string | undefined;
  readonly PUBLIC_URL?: string | undefined;
  readonly PSTN_URL?: string | undefined;
  readonly PSTN_TOKEN?: string | undefined;
  readonly PSTN_MODE?: 'gateway' | 'assisted' | 'none' | undefined;
  readonly LANGUAGE_MODEL_URL?: string | undefined;
  readonly LANGUAGE_MODEL_KEY?: string | undefined;
}

export const patienceMs = 10_000;

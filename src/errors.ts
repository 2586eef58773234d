/** Every fault the program raises on purpose. `advice` tells the operator what to do. */
const table = {
  config_invalid: 'Correct the settings listed above; .env.example explains each of them.',
  roles_invalid: 'Correct the file named in ROLES_FILE; docs/rights.md shows what it holds.',
  port_in_use: "Stop the other program, or set PORT (OPS_PORT for the operator's doors) to a free port.",
  pstn_unavailable: 'Check that the ordering back end is up, and the way to PSTN_URL.',
  pstn_token_wrong: 'Set PSTN_TOKEN to the token that the ordering back end expects.',
  pstn_address_wrong: 'Correct PSTN_URL: there is no ordering back end at that address.',
  pstn_busy:
    'Nothing, if it passes by itself. Else ask whoever runs the ordering back end for a higher limit.',
  pstn_contract_broken:
    'Run "npm run conformance" against the ordering back end, and show whoever runs it what fails; the contract is docs/ordering-api.yaml.',
  webex_start_failed: 'Check WEBEX_BOT_TOKEN, WEBEX_API_URL and the way to Webex.',
  webex_call_failed: 'See the status and the tracking id; Webex support asks for the latter.',
  flow_invalid: 'Correct the flow folder named in the message.',
  card_invalid: 'Correct the card template or its texts named in the message.',
  key_wrong:
    'Set DATA_KEY to the former key, or put the former key file back. Without it the data cannot be read.',
  key_missing:
    'Make a key with "openssl rand -hex 32" and set DATA_KEY to it, or write it into a file only the bot may read and set DATA_KEY_FILE to its path. Keep a copy elsewhere: without it the data cannot be read.',
  rotation_unfinished:
    'Run "npm run rotate-key" again with the same former and new key; it goes on where it was interrupted.',
  backup_refused:
    'Name another folder, or a whole backup; docs/secrets.md tells how backups are made and put back.',
  store_failed: 'Check free space and rights of the data directory (DATA_DIR).',
} as const;

export type ErrorCode = keyof typeof table;

export class SwitchboardError extends Error {
  readonly code: ErrorCode;
  readonly advice: string;

  constructor(code: ErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'SwitchboardError';
    this.code = code;
    this.advice = table[code];
  }
}

/** The ordering back end did not do its part, whoever is to blame. What was asked may be asked again. */
export const isPstnFault = (error: unknown): error is SwitchboardError =>
  error instanceof SwitchboardError && error.code.startsWith('pstn_');

/** For the terminal: what is wrong, and what to do about it. */
export function explain(error: unknown): string {
  if (error instanceof SwitchboardError) return `${error.message}\n${error.advice}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

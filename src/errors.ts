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
  calling_token_refused:
    'Authorise the Service App again in Control Hub and set CALLING_REFRESH_TOKEN to its new token, or have the consent page opened again (/calling/consent).',
  calling_not_consented:
    'A full administrator of the organisation authorises the Service App in Control Hub, or opens the consent page; CALLING_ORGS names the organisations.',
  calling_scope_missing:
    'Add the scopes named above to the Service App or integration, and have it authorised again by a full administrator.',
  calling_refused: 'See the codes and the tracking id; Webex support asks for the latter.',
  calling_error_inside:
    'Webex reports success and a fault at once. Try again; if it goes on, tell Webex support the tracking id.',
  calling_not_json:
    'Check CALLING_API_URL, and the proxy or firewall in between: they answer in the place of Webex.',
  calling_unknown_form:
    'Webex has changed what it answers. Look for a newer version of Switchboard, and report the call and the fields named above.',
  calling_page_loop: 'Try again later; if it goes on, tell Webex support the call and the tracking id.',
  calling_busy: 'Nothing to do: Webex asks to be left alone for a while. Other programs share its limits.',
  calling_unavailable: 'Check the way to Webex (CALLING_API_URL, proxy, firewall), and see status.webex.com.',
  calling_clock_off: 'Switch on time synchronisation, on Linux: timedatectl set-ntp true.',
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
  token_in_use: 'Stop the other process first: two with one token would answer everything twice.',
  store_in_use:
    'Stop the other process, or give this one a DATA_DIR of its own. One process runs a bot, with a folder and a token of its own.',
  store_failed: 'Check free space and rights of the data directory (DATA_DIR).',
} as const;

export type ErrorCode = keyof typeof table;
export const errorCodes = Object.keys(table) as readonly ErrorCode[];

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

/** The back end did not do its part, whoever is to blame. What was asked may be asked again. */
export const isPstnFault = (error: unknown): error is SwitchboardError =>
  error instanceof SwitchboardError && /^(?:pstn|calling)_/.test(error.code);

/** Nothing more can be said of it than that the back end cannot be reached; Webex Calling says more of its other faults. */
export const isPstnAway = (error: unknown): boolean =>
  isPstnFault(error) &&
  (error.code.startsWith('pstn_') || ['calling_unavailable', 'calling_busy'].includes(error.code));

/** For the terminal: what is wrong, and what to do about it. */
export function explain(error: unknown): string {
  if (error instanceof SwitchboardError) return `${error.message}\n${error.advice}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

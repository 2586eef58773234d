import type { Request } from 'express';
import type { Logger } from 'pino';
import type { Present } from './present.js';
import type { Ledger } from './state/ledger.js';
import type { PersonRow } from './state/rows.js';
import type { State } from './state/state.js';

export type SandboxLog = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

/** What every resource needs. */
export interface Context {
  readonly state: State;
  readonly ledger: Ledger;
  readonly present: Present;
  /** The person behind the token of a request; refuses with 401. */
  readonly callerOf: (req: Request) => PersonRow;
  readonly now: () => string;
}

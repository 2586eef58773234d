import { access } from 'node:fs/promises';
import type { KeySource } from '../bot/vault/key.js';

/** What an operator's command has to work with. */
export interface Place {
  /** Folder of the bot in the data directory. */
  readonly dir: string;
  readonly key: KeySource;
  /** The key of the days to come, when the operator gives it. */
  readonly newKey?: string | undefined;
  readonly now: () => Date;
  /** One line for the operator. */
  readonly say: (line: string) => void;
}

/** False when what was to be found out or done is not well; faults are thrown. */
export type Command = (args: readonly string[], place: Place) => Promise<boolean>;

/** What was typed is no use of the command; answered with how it is used. */
export class WrongUse extends Error {}

export const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

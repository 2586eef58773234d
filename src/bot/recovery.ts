/** Looks after the ears of the bot: its webhooks, and what they did not bring. */
import type { Logger } from 'pino';
import type { CatchUp } from './catch-up.js';
import { createRounds, type Rounds } from './rounds.js';
import { isTokenRefused, tokenRefused } from './webex/refused.js';
import type { WebhookKeeper } from './webex/webhooks.js';

export interface RecoveryOptions {
  readonly catchUp: CatchUp;
  readonly webhooks: Pick<WebhookKeeper, 'look'>;
  /** Tells whoever may have pressed in vain in one of these rooms. */
  readonly pressAgain: (roomIds: readonly string[]) => Promise<void>;
  readonly log: Logger;
  readonly everyMs?: number;
}

const longestMs = 10 * 60_000;
/** A webhook may be on its way this long before its message is read back. */
const graceMs = 5_000;

/** At the start, then every minute; less often while Webex is in trouble. */
export function createRecovery(options: RecoveryOptions): Rounds {
  const { catchUp, webhooks, pressAgain, log, everyMs = 60_000 } = options;
  let isFirst = true;
  let failed = 0;

  async function round(): Promise<void> {
    // The webhooks first: what is said from here on arrives by itself.
    const mended = await webhooks.look();
    const { rooms } = await catchUp.run(isFirst || mended > 0 ? 0 : graceMs);
    if (mended > 0) await pressAgain(rooms);
    isFirst = false;
    failed = 0;
  }

  return createRounds(
    round,
    () => Math.min(everyMs * 2 ** failed, longestMs),
    (err) => {
      failed += 1;
      if (isTokenRefused(err)) log.error(tokenRefused);
      log.warn({ err }, 'what was missed could not be read back');
    },
  );
}

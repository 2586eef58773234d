/**
 * Two processes with one token would answer everything twice: of one user, with one folder for temporary files,
 * the second is not let in. A service or container with such a folder of its own is noticed by `/readyz` alone.
 */
import { createHash } from 'node:crypto';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { SwitchboardError } from '../errors.js';
import { acquireLock, type Lock } from '../store/lock.js';

/** The name tells nothing of the token. */
const lockPath = (apiUrl: string, token: string): string => {
  const hash = createHash('sha256').update(`${apiUrl} ${token}`).digest('hex').slice(0, 16);
  return join(tmpdir(), `switchboard-${userInfo().uid}-${hash}.lock`);
};

/** Where nothing can be written there, the bot starts without it. */
export async function holdToken(apiUrl: string, token: string, log: Logger): Promise<Lock> {
  const path = lockPath(apiUrl, token);
  try {
    return await acquireLock(path);
  } catch (error) {
    if (error instanceof SwitchboardError) {
      const message = 'Another process on this machine runs with the same WEBEX_BOT_TOKEN';
      throw new SwitchboardError('token_in_use', `${message} (lock file ${path}).`, error);
    }
    log.warn({ err: error }, 'whether another process has this token could not be looked at');
    return { release: () => undefined };
  }
}

import type { Logger } from 'pino';

/** What the store reports goes here; it never carries a stored value. */
export type StoreLog = Pick<Logger, 'info' | 'warn' | 'error'>;

const ignore = (): void => undefined;

export const silentLog: StoreLog = { info: ignore, warn: ignore, error: ignore };

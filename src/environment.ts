import { existsSync } from 'node:fs';
import { SwitchboardError } from './errors.js';
import { readSettings, type Settings } from './config.js';

const tooLate = (): SwitchboardError =>
  new SwitchboardError(
    'config_invalid',
    'NODE_EXTRA_CA_CERTS stands in .env, where Node does not see it. Set it in the environment: ' +
      'NODE_EXTRA_CA_CERTS=/path/to/ca.pem npm start, or where your service manager sets it.',
  );

/** Everybody else reads these in small letters too. */
const alsoSmall = ['HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY'] as const;

/** With what stands in `.env`; the environment itself goes first. Nothing else reads it. */
export function theEnvironment(): NodeJS.ProcessEnv {
  const before = process.env['NODE_EXTRA_CA_CERTS'];
  if (existsSync('.env')) process.loadEnvFile('.env');
  if (before !== process.env['NODE_EXTRA_CA_CERTS']) throw tooLate();
  for (const name of alsoSmall) {
    const small = process.env[name.toLowerCase()];
    if (small !== undefined) process.env[name] ??= small;
  }
  return process.env;
}

export const settingsFromEnvironment = (): Settings => readSettings(theEnvironment());

import { existsSync } from 'node:fs';
import { readSettings, type Settings } from './config.js';

/** With what stands in `.env`; the environment itself goes first. Nothing else reads it. */
export function theEnvironment(): NodeJS.ProcessEnv {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
}

export const settingsFromEnvironment = (): Settings => readSettings(theEnvironment());

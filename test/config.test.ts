import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readSettings, settingsSchema } from '../src/config.js';

const example = readFileSync('.env.example', 'utf8');
const listed = [...example.matchAll(/^# ([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => ({ name, value }));

test('.env.example lists exactly the settings of the schema', () => {
  expect(listed.map(({ name }) => name).sort()).toEqual(Object.keys(settingsSchema.shape).sort());
});

test('.env.example shows the default of every setting, or says that it has none', () => {
  const defaults = readSettings({}) as Record<string, string | number | undefined>;
  for (const { name, value } of listed) expect(value, name).toBe(String(defaults[name ?? ''] ?? ''));
});

test('.env.example says in a sentence what every setting is for', () => {
  for (const { name } of listed) {
    expect(example, name).toMatch(new RegExp(`^# [A-Z].*\\.\\n# ${name ?? ''}=`, 'm'));
  }
});

test('all faulty settings are named at once, and no value is shown', () => {
  const environment = {
    PORT: 'eighty',
    WEBEX_API_URL: 'ftp://secret.example',
    PSTN_URL: 'http://127.0.0.1:1',
    WEBEX_BOT_TOKEN: 'short',
  };
  let message = '';
  try {
    readSettings(environment);
  } catch (error) {
    message = String(error);
  }
  for (const name of ['PORT', 'WEBEX_API_URL', 'WEBEX_BOT_TOKEN']) expect(message).toContain(name);
  for (const value of Object.values(environment)) expect(message).not.toContain(value);
});

test('settings that belong together are asked for together', () => {
  expect(() => readSettings({ PSTN_URL: 'http://127.0.0.1:1' })).toThrow(/PSTN_TOKEN/);
  expect(() => readSettings({ LANGUAGE_MODEL_URL: 'http://127.0.0.1:1/v1' })).toThrow(/LANGUAGE_MODEL_NAME/);
  expect(() => readSettings({ LANGUAGE_MODEL_KEY: 'key' })).toThrow(/LANGUAGE_MODEL_URL/);
  expect(() => readSettings({ PUBLIC_URL: 'https://bot.example.com' })).toThrow(/WEBEX_BOT_TOKEN/);
});

test('without a Webex token the sandbox starts, and it is served on this machine alone', () => {
  for (const HOST of ['0.0.0.0', '::', '192.168.1.7', 'bot.example.com', '127.example.com']) {
    expect(() => readSettings({ HOST })).toThrow(/HOST: .*WEBEX_BOT_TOKEN/);
    expect(readSettings({ HOST, WEBEX_BOT_TOKEN: 'long enough' }).HOST).toBe(HOST);
  }
  for (const HOST of ['localhost', '127.0.0.1', '127.1.2.3', '::1']) {
    expect(readSettings({ HOST }).HOST).toBe(HOST);
  }
});

test('an empty value counts as not set', () => {
  expect(readSettings({ PORT: '', WEBEX_BOT_TOKEN: '' })).toEqual(readSettings({}));
});

test('the log is quiet on the sandbox, has a line for each event on the real Webex, and is as told otherwise', () => {
  const WEBEX_BOT_TOKEN = 'long enough';
  expect(readSettings({}).LOG_LEVEL).toBe('warn');
  expect(readSettings({ WEBEX_BOT_TOKEN }).LOG_LEVEL).toBe('info');
  expect(readSettings({ WEBEX_BOT_TOKEN, LOG_LEVEL: '' }).LOG_LEVEL).toBe('info');
  for (const LOG_LEVEL of ['debug', 'silent', 'info'] as const) {
    expect(readSettings({ LOG_LEVEL }).LOG_LEVEL).toBe(LOG_LEVEL);
    expect(readSettings({ LOG_LEVEL, WEBEX_BOT_TOKEN }).LOG_LEVEL).toBe(LOG_LEVEL);
  }
});

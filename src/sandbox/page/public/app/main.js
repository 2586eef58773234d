// @ts-check
import { startApp } from './app.js';
import { createApi } from './api.js';
import { loadLanguage } from './language.js';
import { readLanguage, readPersona, rememberLanguage, rememberPersona } from './preferences.js';
import { createSession } from './session.js';
import { followTheme } from './theme.js';

/** @import { Sandbox } from './types.js' */

/** @returns {Promise<Sandbox>} */
const readSandbox = async () => {
  const response = await fetch('/sandbox.json', { cache: 'no-store' });
  if (!response.ok) throw new Error(response.statusText);
  return response.json();
};

/** Draws the page for the persona and language chosen; a change of either draws it anew. */
const start = async () => {
  const sandbox = await readSandbox();
  const wanted = readPersona();
  const me = sandbox.people.find(({ email }) => email === wanted) ?? sandbox.people[0];
  if (!me) throw new Error('The sandbox has no people.');
  const language = await loadLanguage(readLanguage(me.email) ?? me.locale);
  const api = createApi({ apiUrl: sandbox.apiUrl, token: me.token });
  document.documentElement.lang = language.locale;

  const stop = await startApp({
    session: createSession({ api, me, sandbox }),
    language,
    become: (email) => {
      rememberPersona(email);
      restart();
    },
    speak: (locale) => {
      rememberLanguage(me.email, locale);
      restart();
    },
  });
  const restart = () => {
    stop();
    run();
  };
};

const run = () => {
  start().catch(async (error) => {
    const { t } = await loadLanguage(navigator.language.slice(0, 2)).catch(() => ({
      t: () => String(error),
    }));
    document.getElementById('app')?.replaceChildren(t('app.failed'));
  });
};

followTheme();
run();

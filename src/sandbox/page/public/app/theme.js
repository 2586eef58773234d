// @ts-check
import { readTheme, rememberTheme } from './preferences.js';

const systemDark = matchMedia('(prefers-color-scheme: dark)');

/** The theme on screen now: the one chosen, else the system's. */
export const currentTheme = () => readTheme() ?? (systemDark.matches ? 'dark' : 'light');

const apply = () => {
  document.documentElement.dataset['theme'] = currentTheme();
};

export const followTheme = () => {
  apply();
  systemDark.addEventListener('change', apply);
};

export const toggleTheme = () => {
  const next = currentTheme() === 'dark' ? 'light' : 'dark';
  rememberTheme(next);
  apply();
  return next;
};

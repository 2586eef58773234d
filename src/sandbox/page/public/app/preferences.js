// @ts-check
/** What the browser remembers. Storage may be blocked; then nothing is remembered and all still works. */

/** @param {Storage} storage @param {string} key */
const read = (storage, key) => {
  try {
    return storage.getItem(`switchboard.${key}`) ?? undefined;
  } catch {
    return undefined;
  }
};

/** @param {Storage} storage @param {string} key @param {string} value */
const write = (storage, key, value) => {
  try {
    storage.setItem(`switchboard.${key}`, value);
  } catch {
    // Private windows may refuse.
  }
};

// The persona belongs to the tab, so that two tabs can be two people; a new tab starts as the last one.
export const readPersona = () => read(sessionStorage, 'persona') ?? read(localStorage, 'persona');

/** @param {string} email */
export const rememberPersona = (email) => {
  write(sessionStorage, 'persona', email);
  write(localStorage, 'persona', email);
};

/** @param {string} email */
export const readLanguage = (email) => read(localStorage, `language.${email}`);

/** @param {string} email @param {string} locale */
export const rememberLanguage = (email, locale) => write(localStorage, `language.${email}`, locale);

export const readTheme = () => read(localStorage, 'theme');

/** @param {string} theme */
export const rememberTheme = (theme) => write(localStorage, 'theme', theme);

/** @param {string} personId @returns {Record<string, string>} time of the last look, by room id */
export const readLooks = (personId) => {
  try {
    return JSON.parse(read(localStorage, `looks.${personId}`) ?? '{}');
  } catch {
    return {};
  }
};

/** @param {string} personId @param {Record<string, string>} looks */
export const rememberLooks = (personId, looks) =>
  write(localStorage, `looks.${personId}`, JSON.stringify(looks));

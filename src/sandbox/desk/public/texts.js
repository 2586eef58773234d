// @ts-check

const languages = ['en', 'nb'];

const chosen = () => {
  const asked = new URLSearchParams(location.search).get('lang');
  if (asked && languages.includes(asked)) return asked;
  return /^(nb|nn|no)\b/.test(navigator.language) ? 'nb' : 'en';
};

/** Language of the page: `?lang=`, else that of the browser. */
export const language = chosen();

/** @type {Record<string, string>} */
const texts = await (await fetch(`/desk/assets/locales/${language}.json`)).json();
const plural = new Intl.PluralRules(language);

/**
 * Text of a key with `{name}` filled in; `count` chooses between `key.one` and `key.other`.
 * @param {string} key
 * @param {Record<string, string | number>} [params]
 */
export const t = (key, params = {}) => {
  const form = 'count' in params ? `${key}.${plural.select(Number(params.count))}` : key;
  const text = texts[form] ?? texts[`${key}.other`] ?? key;
  return text.replace(/\{(\w+)\}/g, (_, name) => String(params[name] ?? ''));
};

/** @param {string} key */
export const hasText = (key) => key in texts;

/** All texts whose key starts with `prefix`. @param {string} prefix */
export const textsUnder = (prefix) =>
  Object.entries(texts)
    .filter(([key]) => key.startsWith(prefix))
    .map(([, text]) => text);

/** Fills the page's fixed texts and its choice of language. */
export const localise = () => {
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll('[data-text]')) {
    element.textContent = t(element.getAttribute('data-text') ?? '');
  }
  for (const element of document.querySelectorAll('[data-label]')) {
    element.setAttribute('aria-label', t(element.getAttribute('data-label') ?? ''));
  }
  document.title = document.querySelector('h1')?.textContent ?? '';
  const links = languages.map((code) => {
    const link = document.createElement('a');
    link.textContent = t(`page.in.${code}`);
    link.lang = code;
    link.hreflang = code;
    const point = () => (link.href = `?lang=${code}${location.hash}`);
    point();
    addEventListener('hashchange', point);
    if (code === language) link.setAttribute('aria-current', 'true');
    return link;
  });
  document.querySelector('.languages')?.replaceChildren(...links);
};

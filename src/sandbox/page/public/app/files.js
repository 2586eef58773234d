// @ts-check
import { element, icon } from './dom.js';

/** @import { Api } from './api.js' */
/** @import { Language } from './language.js' */

const largestPreview = 8_000_000;

/** @param {number} bytes @returns {[unit: string, value: number]} */
const scaled = (bytes) => {
  if (bytes < 1e3) return ['byte', bytes];
  return bytes < 1e6 ? ['kilobyte', bytes / 1e3] : ['megabyte', bytes / 1e6];
};

/** @param {number} bytes @param {string} locale */
export const fileSize = (bytes, locale) => {
  const [unit, value] = scaled(bytes);
  const digits = value < 10 ? 1 : 0;
  const format = { style: /** @type {const} */ ('unit'), unit, maximumFractionDigits: digits };
  return new Intl.NumberFormat(locale, format).format(value);
};

/** @param {Blob} blob @param {string} name */
const save = (blob, name) => {
  const href = URL.createObjectURL(blob);
  const link = element('a', { href, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
};

/** @param {Blob} blob @param {string} name */
const preview = (blob, name) => {
  const source = URL.createObjectURL(blob);
  const image = element('img', { class: 'file-preview', alt: name, src: source });
  image.addEventListener('load', () => URL.revokeObjectURL(source), { once: true });
  return image;
};

/**
 * A file of a message: its name is a download, a picture shows itself. The bytes need the token, so a
 * plain address would not do.
 * @param {string} url
 * @param {{ api: Api, language: Language }} services
 */
export const fileLink = (url, { api, language }) => {
  const { t, locale } = language;
  const name = element('span', { class: 'file-name' }, t('file.unknown'));
  const size = element('span', { class: 'file-size' });
  const about = element('span', { class: 'file-about' }, name, size);
  const link = element('a', { class: 'file', href: url }, icon('file'), about, icon('download'));
  const holder = element('div', { class: 'file-holder' }, link);

  link.addEventListener('click', (event) => {
    event.preventDefault();
    api.download(url).then(
      (blob) => save(blob, name.textContent ?? ''),
      () => (size.textContent = t('file.failed')),
    );
  });

  const describe = async () => {
    const file = await api.describeFile(url);
    name.textContent = file.name || t('file.unknown');
    size.textContent = fileSize(file.size, locale);
    link.setAttribute('aria-label', t('file.download', { name: name.textContent }));
    if (file.type.startsWith('image/') && file.size <= largestPreview) {
      holder.prepend(preview(await api.download(url), file.name));
    }
  };
  describe().catch(() => (size.textContent = t('file.failed')));
  return holder;
};

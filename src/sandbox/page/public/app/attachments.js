// @ts-check
import { arrange, element, icon, iconButton } from './dom.js';
import { fileSize } from './files.js';

/** @import { Language } from './language.js' */

/**
 * The files that wait to be sent.
 * @param {{ language: Language, changed: () => void }} options
 */
export const createAttachments = ({ language, changed }) => {
  const { t, locale } = language;
  const list = element('ul', { class: 'attachments', hidden: true });
  /** @type {File[]} */
  let files = [];

  /** @param {File[]} next */
  const set = (next) => {
    files = next;
    list.hidden = files.length === 0;
    arrange(list, files.map(chip));
    changed();
  };
  /** @param {File} file */
  const chip = (file) =>
    element(
      'li',
      { class: 'attachment' },
      icon('file'),
      element('span', { class: 'file-name' }, file.name),
      element('span', { class: 'file-size' }, fileSize(file.size, locale)),
      iconButton('close', t('composer.remove', { name: file.name }), () =>
        set(files.filter((other) => other !== file)),
      ),
    );

  return {
    list,
    /** @param {Iterable<File>} more */
    add: (more) => set([...files, ...more]),
    count: () => files.length,
    /** Hands out all files and keeps none. */
    take: () => {
      const taken = files;
      set([]);
      return taken;
    },
  };
};

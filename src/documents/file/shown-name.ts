const nameLimit = 80;
/** Shorter than any account number, longer than a date. */
const longRun = /\d{9,}/g;

/** The file's name as it may be shown and passed on: no path, no account number, the ending its content asks for. */
export const shownName = (name: string, fallback: string, ending: 'pdf' | 'png'): string => {
  const last = name.replace(/^.*[/\\]/s, '').replace(/\.[a-z0-9]{1,5}$/i, '');
  const clean = last
    .normalize('NFC')
    .replace(/[^\p{L}\p{N} ._()-]/gu, ' ')
    .replace(longRun, (digits) => `••${digits.slice(-2)}`)
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, nameLimit);
  return `${/[\p{L}\p{N}]/u.test(clean) ? clean : fallback}.${ending}`;
};

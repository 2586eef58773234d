import { diffChars, type ChangeObject } from 'diff';

/** Markdown of Webex messages and cards has no other way to show a sign as it is. */
const plain = (text: string) => text.replace(/[\\`*_[\]<>#~|]/g, '\\$&');

/** Bold must touch letters on both sides, so spaces stay outside. */
const bold = (text: string) => {
  const inner = text.trim();
  if (inner === '') return text;
  return text.replace(inner, () => `**${plain(inner)}**`);
};

const side = (changes: readonly ChangeObject<string>[], own: 'added' | 'removed') => {
  const other = own === 'added' ? 'removed' : 'added';
  return changes
    .filter((change) => !change[other])
    .map((change) => (change[own] ? bold(change.value) : plain(change.value)))
    .join('')
    .replaceAll('****', '');
};

/** Digits of one length are compared place by place: two that changed places both differ. */
const placeByPlace = (typed: string, found: string): ChangeObject<string>[] =>
  Array.from(typed, (sign, at) => {
    const other = found[at] ?? '';
    const change = { count: 1, added: false, removed: false };
    return sign === other
      ? [{ ...change, value: sign }]
      : [
          { ...change, value: sign, removed: true },
          { ...change, value: other, added: true },
        ];
  }).flat();

const isCode = (text: string): boolean => /^[\d\s-]+$/.test(text);

/** Both sides in Markdown, with the characters in bold that the other side does not have. */
export const markDifference = (typed: string, found: string): { typed: string; found: string } => {
  const changes =
    typed.length === found.length && isCode(typed) && isCode(found)
      ? placeByPlace(typed, found)
      : diffChars(typed, found);
  return { typed: side(changes, 'removed'), found: side(changes, 'added') };
};

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
    .join('');
};

/** Both sides in Markdown, with the characters in bold that the other side does not have. */
export const markDifference = (typed: string, found: string): { typed: string; found: string } => {
  const changes = diffChars(typed, found);
  return { typed: side(changes, 'removed'), found: side(changes, 'added') };
};

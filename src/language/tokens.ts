/** A word or a run of digits. */
export interface Token {
  /** As written. */
  readonly text: string;
  /** Lower case without accents and apostrophes: `Tromsø` = `tromso`, `what's` = `whats`. */
  readonly fold: string;
  readonly isNumber: boolean;
  /** What stands between the token before and this one. */
  readonly gap: string;
}

/** Far longer than a wish typed by hand; what follows is a paste that says no more about the wish. */
const longestText = 2000;
const tokenPattern = /\p{L}[\p{L}\p{M}]*(?:['’]\p{L}+)*|\d+/gu;
const thousandsPattern = /(?<![\d.,])\d{1,3}(?:[., ]000)+(?![\d.,])/g;

export const foldWord = (word: string): string => {
  const lower = word.toLowerCase();
  if (/^[a-z]*$/.test(lower)) return lower;
  return lower
    .replace(/æ/g, 'ae')
    .replace(/ø/g, 'o')
    .normalize('NFD')
    .replace(/[\p{M}'’]/gu, '');
};

/** Cuts the text to a sane length, so that everything built on tokens stays fast whatever was pasted. */
export const tokenize = (text: string): readonly Token[] => {
  const cut = text.slice(0, longestText).replace(thousandsPattern, (whole) => whole.replace(/[., ]/g, ''));
  const tokens: Token[] = [];
  let end = 0;
  for (const match of cut.matchAll(tokenPattern)) {
    const [word] = match;
    const isNumber = /^\d/.test(word);
    tokens.push({
      text: word,
      fold: isNumber ? word : foldWord(word),
      isNumber,
      gap: cut.slice(end, match.index),
    });
    end = match.index + word.length;
  }
  return tokens;
};

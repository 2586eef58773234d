import type { Data } from './data.js';
import words from './words.json' with { type: 'json' };

const has = (text: string, list: readonly string[]): boolean => {
  const plain = ` ${text.toLowerCase().replace(/[^\p{L}\d]+/gu, ' ')} `;
  return list.some((word) => plain.includes(` ${word} `));
};

/** An address stands behind the last "to", and has a number and more than one part. */
function addressIn(text: string): { before: string; pasted?: string } {
  const seams = [...text.matchAll(/\s(?:to|til|:)(?=\s)/giu)].map(({ index, 0: word }) => ({
    before: text.slice(0, index).trimEnd(),
    pasted: text.slice(index + word.length).trimStart(),
  }));
  const last = seams.findLast(
    ({ before, pasted }) => before !== '' && /\d/.test(pasted) && /[,\n]/.test(pasted),
  );
  return last ?? { before: text };
}

/** What a sentence begins: the register, the way back to the default, or somebody's address. */
export function begunBy(text: string): Partial<Data> {
  if (has(text, words.register)) return { view: 'register' };
  const { before, pasted } = addressIn(text);
  return {
    query: before,
    ...(pasted === undefined ? {} : { pasted }),
    ...(has(text, words.restore) ? { deed: 'restore' as const } : {}),
  };
}

/** A text in plain characters, and the way back to what was written. */
export interface CleanText {
  readonly text: string;
  /** As written, without the spaces around it. */
  readonly written: (start: number, end: number) => string;
}

const digitZeros = [0x660, 0x6f0, 0x966, 0xff10];
const digits = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\uff10-\uff19]/g;
const plainDigit = (char: string): string => {
  const code = char.charCodeAt(0);
  return String(code - (digitZeros.findLast((zero) => zero <= code) ?? code));
};

/** Full-width forms lie at a fixed distance from their plain ones. */
const fullWidth = /[\uff01-\uff0f\uff1a-\uff5d]/g;
const plainWidth = (char: string): string => String.fromCharCode(char.charCodeAt(0) - 0xfee0);

/** Each rule keeps the length, so that positions stay. */
const plain = (text: string): string =>
  text
    .replace(/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
    .replace(/[\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d]/g, '-')
    .replace(/[\u301c\u223c\uff5e]/g, '~')
    .replaceAll('\r\n', ' \n')
    .replace(/[\u0085\u2028\u2029\v\f\r]/g, '\n')
    .replace(/[\u2018\u2019\u02bc\u00b4`]/g, "'")
    .replace(digits, plainDigit)
    .replace(fullWidth, plainWidth);

const invisible = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;

/** Where each remaining character stood before the invisible ones were taken out. */
const positionsWithout = (text: string): Uint32Array => {
  const positions = new Uint32Array(text.length + 1);
  let kept = 0;
  let from = 0;
  for (const { index } of [...text.matchAll(invisible), { index: text.length }]) {
    for (let at = from; at < index; at += 1) positions[kept++] = at;
    from = index + 1;
  }
  positions[kept] = text.length;
  return positions;
};

/** An entity of HTML as its character, filled up with invisible ones to the length it had. */
const entities: readonly (readonly [RegExp, string])[] = [
  [/&(?:nbsp|#160|#xa0|thinsp);/gi, ' '],
  [/&(?:[nm]dash|#821[12]|#8209|shy);/gi, '-'],
  [/&(?:quot|#34|#39|apos);/gi, '"'],
];
const withoutEntities = (text: string): string =>
  entities.reduce(
    (plainer, [entity, char]) => plainer.replace(entity, (found) => char.padEnd(found.length, '\u200b')),
    text,
  );

export const cleanText = (original: string): CleanText => {
  const text = original.includes('&') ? withoutEntities(original) : original;
  if (!/[^\t\n -~]/.test(text)) return { text, written: (start, end) => original.slice(start, end).trim() };
  if (text.search(invisible) < 0) {
    return { text: plain(text), written: (start, end) => original.slice(start, end).trim() };
  }
  const positions = positionsWithout(text);
  const written = (start: number, end: number) =>
    original.slice(positions[start] ?? 0, (positions[end - 1] ?? text.length - 1) + 1).trim();
  return { text: plain(text.replace(invisible, '')), written };
};

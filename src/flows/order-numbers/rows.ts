const words = /\d+|\p{L}+|\S/gu;
const row = /^\d{1,3}$/;
const separators = new Set([',', ';', '&', 'and', 'og']);
const dashes = new Set(['-', '–']);
const maxRow = 999;

const range = (first: number, last: number): number[] =>
  Array.from({ length: Math.max(Math.min(last, maxRow) - first + 1, 0) }, (_, index) => first + index);

/** Rows of a list as people type them: `1, 3 and 5`, `1-4`; `undefined` when the text is something else. */
export function rowsIn(text: string): number[] | undefined {
  const said = text.toLowerCase().match(words) ?? [];
  if (/^[.!]$/.test(said.at(-1) ?? '')) said.pop();
  const rows: number[] = [];
  for (let at = 0; at < said.length; at += 1) {
    const word = said[at] ?? '';
    if (row.test(word)) {
      const isRange = dashes.has(said[at + 1] ?? '') && row.test(said[at + 2] ?? '');
      rows.push(...range(Number(word), Number(isRange ? said[at + 2] : word)));
      if (isRange) at += 2;
    } else if (at === 0 || !separators.has(word)) return undefined;
  }
  return said.length === 0 ? undefined : [...new Set(rows)];
}

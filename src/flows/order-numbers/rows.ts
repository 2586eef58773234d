const rowList = /^\s*(?:\d{1,3}\s*(?:[-–]\s*\d{1,3})?\s*(?:,|;|&|\band\b|\bog\b|\s)*)+[.!]?\s*$/i;
const part = /(\d{1,3})(?:\s*[-–]\s*(\d{1,3}))?/g;
const maxRow = 999;

/** Rows of a list as people type them: `1, 3 and 5`, `1-4`; `undefined` when the text is something else. */
export function rowsIn(text: string): number[] | undefined {
  if (!rowList.test(text)) return undefined;
  const rows = [...text.matchAll(part)].flatMap(([, from = '', to = from]) => {
    const [first, last] = [Number(from), Math.min(Number(to), maxRow)];
    return last < first ? [] : Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
  return [...new Set(rows)];
}

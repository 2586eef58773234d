/** What an order can be taken out as. */
export const formats = ['csv', 'pdf', 'png'] as const;
export type Format = (typeof formats)[number];

const named: readonly (readonly [Format, RegExp])[] = [
  ['csv', /\bcsv\b|excel|spreadsheet|regneark/i],
  ['pdf', /\bpdf\b/i],
  ['png', /picture|image|\bpng\b|bilde/i],
];

export const formatIn = (text: string): Format | undefined =>
  named.find(([, shape]) => shape.test(text))?.[0];

/** What stands for any number, address, sum or date: what is said of them counts, not which one it is. */
const marks: readonly (readonly [RegExp, string])[] = [
  [/https?:\/\/\S{1,300}/g, ' @url '],
  [/[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}/g, ' @email '],
  [/\b(?:PO|SO|ORD|WO)[-–# ]?\d{3,12}\b/gi, ' @orderid '],
  [/#\d{4,12}/g, ' @orderid '],
  [/[$€£]\s?\d[\d.,]{0,12}|\b\d[\d.,]{0,12}\s?(?:kr|kroner|nok|usd|eur|dollars?)\b/gi, ' @money '],
  [
    /\b\d{4}-\d\d-\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b\d{1,2}(?:st|nd|rd|th)\b|\b\d{1,2}\/\d{1,2}\b/gi,
    ' @date ',
  ],
  [/\b\d{1,2}[:.]\d\d\b(?:\s?[ap]m)?|\b\d{1,2}\s?[ap]m\b/gi, ' @time '],
  [/\+?\(?\d[\d().\- ]{6,18}\d/g, ' @phone '],
  [/\b\d{3}[-. ]\d{4}\b/g, ' @phone '],
  [/\b[xX]\d{2,8}\b|\b\d{1,12}[xX]{1,8}\b|\b[xX]{2,8}\d{0,8}\b/g, ' @mask '],
];

const markOfDigits = (digits: string): string => {
  if (digits.length <= 2) return ' @n2 ';
  return digits.length === 3 ? ' @n3 ' : ' @nn ';
};

/** Puts marks in the place of numbers, order ids, sums, dates, times and addresses. */
export const mark = (text: string): string =>
  marks
    .reduce((marked, [pattern, name]) => marked.replace(pattern, name), text)
    .replace(/\d+/g, markOfDigits);

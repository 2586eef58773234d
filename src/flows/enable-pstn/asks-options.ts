import words from './words.json' with { type: 'json' };

/** Whether it asks which PSTN option the locations have. */
export function asksOptions(text: string): boolean {
  const plain = text.toLowerCase().replace(/[^\p{L}]+/gu, ' ');
  return words.options.some((word) => plain.includes(word));
}

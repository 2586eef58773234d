/** A phone number right after the verb, and no date. */
const moved =
  /(?:^|\s)(?:flytt|flytte|move|transfer)\s+(?!\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b)\(?\+?\d(?:[\s().-]*\d){7,}/iu;

/** `flytt 20 10 00 00 til Oslo` is about the number, not about the date of an order. */
export const movesNumbers = (text: string): boolean => moved.test(text);

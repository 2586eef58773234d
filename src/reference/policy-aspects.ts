/** What a question can ask of a thing, and a fact can tell of it. */
export const aspectIds = [
  'what',
  'whether',
  'which',
  'consequence',
  'hours',
  'language',
  'brand',
  'format',
  'length',
  'times',
  'traffic',
  'duration',
  'amount',
  'age',
  'numbers',
  'count',
  'ones',
  /** Where on a page. */
  'page',
  /** How many are ported at once. */
  'ported',
  /** Whether a number is kept for somebody. */
  'held',
  /** What it costs to leave another carrier. */
  'leaving',
  /** A phone number or e-mail address of a desk that has none. */
  'reach',
  /** Whether it will be so one day. */
  'future',
  /** Who did it. */
  'history',
  'difference',
  'why',
  'when',
  'who',
  'where',
  'how',
] as const;

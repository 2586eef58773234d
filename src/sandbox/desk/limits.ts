/**
 * Figures of the Calling Plan fact sheet (sections 1, 4 and 17), save the life of a hold and the
 * size of a document, which are ours.
 */
export const limits = {
  numbersPerOrder: 100,
  trialNumbers: 10,
  blockSizes: [10, 50, 100],
  holdMinutes: 10,
  documentBytes: 25 * 1024 * 1024,
} as const;

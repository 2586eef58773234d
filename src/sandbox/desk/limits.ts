/** Figures of the Calling Plan fact sheet (sections 1, 4 and 17), save the life of a hold, which is ours. */
export const limits = {
  numbersPerOrder: 100,
  trialNumbers: 10,
  blockSizes: [10, 50, 100],
  holdMinutes: 10,
} as const;

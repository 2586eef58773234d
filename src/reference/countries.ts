/** Countries that the Calling Plan locations of this product lie in. */
export const countries = ['US', 'CA', 'GB', 'NO'] as const;
export type Country = (typeof countries)[number];

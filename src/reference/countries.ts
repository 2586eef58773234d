import { z } from 'zod';

/**
 * Two letters (ISO 3166-1). A location may be in any country; every table that has rows by country says what holds for
 * those it does not know.
 */
export type Country = string;
export const countrySchema = z.string().regex(/^[A-Z]{2}$/);

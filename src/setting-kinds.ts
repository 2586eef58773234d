/** Forms that settings of different parts have in common. */
import { z } from 'zod';

export const httpUrl = z.url({ protocol: /^https?$/ });

/** An empty line in an .env file means "not set". */
export const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

export const withDefault = <T>(schema: z.ZodType<T>, fallback: string) =>
  z.preprocess((value) => (value === '' || value === undefined ? fallback : value), schema);

/** `one, two` */
export const words = z
  .string()
  .transform((text) => text.split(/[\s,;]+/).filter((one) => one !== ''))
  .pipe(z.array(z.string().min(1)).min(1));

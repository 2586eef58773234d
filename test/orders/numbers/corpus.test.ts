import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { portCountries, whys } from '../../../src/orders/numbers/outcome.js';
import { readNumbers } from '../../../src/orders/numbers/read-numbers.js';

const row = z.strictObject({
  id: z.string(),
  text: z.string(),
  country: z.enum(portCountries),
  numbers: z.array(z.string().regex(/^\+\d{7,15}$/)),
  problems: z.array(z.strictObject({ token: z.string(), why: z.enum(whys) })),
});

describe.each(['us', 'ca', 'gb', 'no'])('the bills, tables and mails of %s', (country) => {
  const path = new URL(`corpus/${country}.jsonl`, import.meta.url);
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  const rows = lines.map((line) => row.parse(JSON.parse(line)));

  it('are at least forty, each with its own name', () => {
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(rows.length).toBeGreaterThanOrEqual(40);
  });

  it.each(rows.map((each) => [each.id, each] as const))(
    '%s',
    (_, { text, country: home, numbers, problems }) => {
      const read = readNumbers(text, { country: home });
      expect({ numbers: read.numbers, problems: read.problems }).toEqual({ numbers, problems });
    },
  );
});

import { expect, test } from 'vitest';
import { fuzz } from './fuzz.js';

/** Another one each day, printed when it finds something; the long form is `npm run fuzz`. */
const seed = Math.floor(Date.now() / 86_400_000);

test(
  `2,000 odd events, inputs, texts and files do no harm (seed ${seed})`,
  { timeout: 300_000 },
  async () => {
    const { faults, unhandled } = await fuzz({ cases: 2_000, seed });
    expect(faults).toEqual([]);
    expect(unhandled).toBe(0);
  },
);

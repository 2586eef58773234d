import { expect, test } from 'vitest';
import { runCrash } from '../../crash/run-crash.js';

/** A failure prints the seed; the whole run is `npm run crash`. */
const seed = Number(process.env['KILL_SEED'] ?? 7);
const kills = 20;

test(`killed ${kills} times under a bad Webex, nothing is lost, doubled or stuck (seed ${seed})`, async () => {
  const { findings, figures } = await runCrash({ kills, seed, life: 0.3 });
  expect(findings).toEqual([]);
  expect(figures['messages of people']).toBeGreaterThan(0);
  expect(figures['doubled messages a kill']).toBeLessThan(1);
}, 900_000);

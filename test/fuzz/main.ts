/** `npm run fuzz -- --cases 100000 --seed 7`: the long form of fuzz.test.ts. */
import { parseArgs } from 'node:util';
import { fuzz } from './fuzz.js';

const { values } = parseArgs({
  options: { cases: { type: 'string', default: '100000' }, seed: { type: 'string' } },
});
const cases = Number(values.cases);
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MB`;

say(`seed ${seed}, ${cases} cases`);
const from = Date.now();
const onTenth = (done: number, heap: number): void => say(`${done} cases, heap ${megabytes(heap)}`);
const { faults, unhandled, slowest, ...figures } = await fuzz({ cases, seed, onTenth });
say(
  Object.entries(figures.cases)
    .map(([kind, count]) => `${kind} ${count}`)
    .join(', '),
);
say(`${Math.round((Date.now() - from) / 1000)} s, slowest case ${slowest.toFixed(0)} ms`);
for (const fault of faults) say(fault);
say(`${faults.length} faults, ${unhandled} unhandled rejections`);
process.exit(faults.length + unhandled === 0 ? 0 : 1);

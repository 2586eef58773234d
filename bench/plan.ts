/**
 * How long it takes from pasted text to a plan: node --import tsx bench/plan.ts
 * The time on the clock, and the processor time, which other work on the machine does not lengthen.
 */
import { readNumbers } from '../src/orders/numbers/read-numbers.js';
import { planPort } from '../src/orders/port/plan.js';
import type { Portability } from '../src/orders/port/port-order.js';

const count = 100_000;
const rounds = 5;
const carriers = ['Lone Star', 'Gulf', 'Bayou'] as const;

/** Real area codes and exchanges, none of them twice, written in the ways people write them. */
const written = (index: number): string => {
  const area = ['713', '281', '832', '346'][index % 4] ?? '713';
  const rest = Math.floor(index / 4);
  const exchange = String(220 + Math.floor(rest / 10_000)).padStart(3, '0');
  const line = String(rest % 10_000).padStart(4, '0');
  const forms = [
    `(${area}) ${exchange}-${line}`,
    `+1 ${area} ${exchange} ${line}`,
    `${area}.${exchange}.${line}`,
  ];
  return forms[index % 3] ?? '';
};

const text = Array.from({ length: count }, (_, index) => written(index)).join('\n');

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

interface Times {
  readonly clock: number[];
  readonly processor: number[];
}
const timesOf = (): Times => ({ clock: [], processor: [] });
const reading = timesOf();
const planning = timesOf();

function timed<T>(times: Times, work: () => T): T {
  const began = performance.now();
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  times.clock.push(performance.now() - began);
  times.processor.push((user + system) / 1000);
  return result;
}

const say = (what: string, { clock, processor }: Times): void => {
  const columns = [clock, processor].map((times) => `${median(times).toFixed(0).padStart(6)} ms`);
  process.stdout.write(`${what.padEnd(24)}${columns.join('')}\n`);
};

for (let round = 0; round < rounds; round += 1) {
  const { numbers } = timed(reading, () => readNumbers(text, { country: 'US' }));
  if (numbers.length !== count) throw new Error(`Read ${numbers.length} numbers of ${count}.`);
  const portability = numbers.map((number, index): Portability => {
    const losingCarrier = carriers[index % 3] ?? 'Gulf';
    const verdict = index % 50 === 0 ? 'no' : 'yes';
    return { number, losingCarrier, type: 'local', verdict, rateCenter: 'HOUSTON' };
  });
  const plan = timed(planning, () => planPort({ numbers, portability, country: 'US' }));
  const planned = plan.groups.reduce((sum, group) => sum + group.numbers.length, plan.apart.length);
  if (planned !== count) throw new Error(`Planned ${planned} numbers of ${count}.`);
}
process.stdout.write(`${count} pasted numbers, median of ${rounds}: clock, processor\n`);
say('reading the text', reading);
say('planning the orders', planning);

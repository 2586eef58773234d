import { loadavg } from 'node:os';
import { pathToFileURL } from 'node:url';
import type { PortCountry } from '../src/orders/numbers/outcome.js';
import { readNumbers } from '../src/orders/numbers/read-numbers.js';

export interface NumbersFigure {
  readonly name: string;
  readonly tokens: number;
  readonly bytes: number;
  readonly numbers: number;
  /** Milliseconds; the median of the runs. */
  readonly median: number;
  /** The same on the processor alone: what a shared machine does in between does not count. */
  readonly processor: number;
}

const tokens = 100_000;
const runs = 5;
const areas = ['713', '281', '832', '346', '212', '415', '206', '303', '404', '512'];

const rows = (write: (at: number) => string): string =>
  Array.from({ length: tokens }, (_, at) => write(at)).join('');
const four = (at: number): string => String(at % 10_000).padStart(4, '0');
const pairs = (at: number): string => four(at).replace(/^../, '$& ');
const exchange = (at: number): string => String(200 + (Math.floor(at / 10_000) % 10) * 7 + (at % 3) * 100);

const written = [
  (area: string, at: number) => `(${area}) ${exchange(at)}-${four(at)}`,
  (area: string, at: number) => `${area}${exchange(at)}${four(at)}`,
  (area: string, at: number) => `+1 ${area}.${exchange(at)}.${four(at)}`,
];

const pastes: readonly { readonly name: string; readonly country: PortCountry; readonly text: string }[] = [
  {
    name: 'column of digits',
    country: 'US',
    text: rows((at) => `${areas[at % 10]}${exchange(at)}${four(at)}\n`),
  },
  {
    name: 'mixed spellings',
    country: 'US',
    text: rows((at) => `${written[at % 3]?.(areas[at % 10] ?? '713', at)}${at % 5 === 0 ? '\n' : ', '}`),
  },
  { name: 'scattered numbers', country: 'GB', text: rows((at) => `0${1_200_000_000 + at * 6_997}\n`) },
  {
    name: 'Norwegian pairs',
    country: 'NO',
    text: rows(
      (at) => `2${1 + (Math.floor(at / 10_000) % 4)} ${30 + Math.floor(at / 40_000)} ${pairs(at)}; `,
    ),
  },
  {
    name: 'one line of pairs',
    country: 'NO',
    text: rows((at) => `22 ${30 + Math.floor(at / 10_000)} ${pairs(at)} `),
  },
];

const timed = (text: string, country: PortCountry) => {
  const started = performance.now();
  const used = process.cpuUsage();
  const { numbers } = readNumbers(text, { country });
  const { user, system } = process.cpuUsage(used);
  return { ms: performance.now() - started, processor: (user + system) / 1000, numbers: numbers.length };
};

const medianOf = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/** How long pasted lists of 100,000 tokens take, each the median of five runs. */
export function benchNumbers(): readonly NumbersFigure[] {
  return pastes.map(({ name, country, text }) => {
    const results = Array.from({ length: runs }, () => timed(text, country));
    return {
      name,
      tokens,
      bytes: text.length,
      numbers: results[0]?.numbers ?? 0,
      median: medianOf(results.map(({ ms }) => ms)),
      processor: medianOf(results.map(({ processor }) => processor)),
    };
  });
}

/** The figures as a small table. */
export function reportNumbers(figures: readonly NumbersFigure[]): string {
  const lines = figures.map(
    ({ name, bytes, numbers, median, processor }) =>
      `${name.padEnd(20)}${`${(bytes / 1e6).toFixed(1)} MB`.padStart(8)}${String(numbers).padStart(9)}` +
      `${median.toFixed(0).padStart(8)} ms${processor.toFixed(0).padStart(8)} ms`,
  );
  const load = loadavg().map((value) => value.toFixed(2));
  return [
    `${'100,000 tokens of'.padEnd(20)}${'text'.padStart(8)}  numbers   median of 5   processor`,
    ...lines,
    `load of the machine: ${load.join(' ')}`,
    '',
  ].join('\n');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  process.stdout.write(reportNumbers(benchNumbers()));

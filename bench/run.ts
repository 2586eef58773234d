/** `npm run bench`: Switchboard and a bare echo bot in turn against the same stand-in, as a table with ratios. */
import { execFileSync } from 'node:child_process';
import { loadavg } from 'node:os';
import { frameworkEcho, switchboard } from './candidates.js';
import { measure, type Figures } from './measure.js';
import { benchStore, reportStore } from './store.js';

const print = (line = ''): void => void process.stdout.write(`${line}\n`);
const ms = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;

interface Row {
  readonly what: string;
  readonly of: (figures: Figures) => number;
  readonly show: (value: number) => string;
  readonly aim: string;
}

/** The aims are those of the design. */
const rows: readonly Row[] = [
  { what: 'Webex calls an answer', of: (f) => f.callsPerAnswer, show: (v) => v.toFixed(1), aim: '2.0' },
  { what: 'p50 alone, 0 ms a call', of: (f) => f.p50.at0, show: ms, aim: '≤ 6 ms' },
  { what: 'p95 alone, 0 ms a call', of: (f) => f.p95.at0, show: ms, aim: '–' },
  { what: 'p50 alone, 100 ms a call', of: (f) => f.p50.at100, show: ms, aim: '≤ 212 ms' },
  { what: 'p95 alone, 100 ms a call', of: (f) => f.p95.at100, show: ms, aim: '–' },
  { what: 'p95 at 12 events/s, 100 ms a call', of: (f) => f.p95Busy, show: ms, aim: '≤ 225 ms' },
  {
    what: 'events/s, 20 in flight, 0 ms',
    of: (f) => f.eventsPerSecond,
    show: (v) => v.toFixed(0),
    aim: '≥ 2 × framework',
  },
  {
    what: 'memory at the peak',
    of: (f) => f.peakMegabytes,
    show: (v) => `${v.toFixed(0)} MB`,
    aim: '≤ 200 MB',
  },
  { what: 'start to ready, 1,000 spaces, 20 ms', of: (f) => f.readyMs, show: ms, aim: '≤ 1.5 s' },
];

const rounds = Number(process.env['BENCH_ROUNDS'] ?? '3');

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function table(peers: readonly Figures[], ours: readonly Figures[]): void {
  print('| what | framework echo | Switchboard | ratio | aim |');
  print('|---|---|---|---|---|');
  for (const { what, of, show, aim } of rows) {
    const peer = median(peers.map(of));
    const own = median(ours.map(of));
    print(`| ${what} | ${show(peer)} | ${show(own)} | ${(own / peer).toFixed(2)} | ${aim} |`);
  }
}

execFileSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
print(
  `Load before: ${loadavg()
    .map((load) => load.toFixed(2))
    .join(' ')}; medians of ${rounds} alternating rounds.`,
);
const peers: Figures[] = [];
const ours: Figures[] = [];
for (let round = 0; round < rounds; round++) {
  peers.push(await measure(frameworkEcho));
  ours.push(await measure(switchboard));
}
print();
table(peers, ours);
print();
print(reportStore(await benchStore()));
for (const script of ['numbers', 'plan', 'rejections']) {
  print();
  execFileSync(process.execPath, ['--import', 'tsx', `bench/${script}.ts`], { stdio: 'inherit' });
}
print(
  `Load after: ${loadavg()
    .map((load) => load.toFixed(2))
    .join(' ')}`,
);

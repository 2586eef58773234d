/** `npm run crash -- --kills 200 --seed 7 --json report.json`: exit code 1 when something was lost, doubled or stuck. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { sendNotices } from './notices.js';
import { runCrash } from './run-crash.js';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    seed: { type: 'string' },
    minutes: { type: 'string', default: 'Infinity' },
    json: { type: 'string', default: 'test-output/crash.json' },
    log: { type: 'string', default: 'fatal' },
    notices: { type: 'boolean', default: false },
  },
});

const began = Date.now();
const print = (line: string): void => void process.stdout.write(`${line}\n`);
const tell = (line: string): void => print(`${Math.round((Date.now() - began) / 1000)} s ${line}`);
function table(figures: { readonly [what: string]: number }): void {
  print('| what | count |');
  print('|---|---|');
  for (const [what, count] of Object.entries(figures)) print(`| ${what} | ${count} |`);
  print('');
}

if (values.notices) {
  const report = await sendNotices({ rooms: 1_000, perRoom: 10, perSecond: 100 });
  table({ ...report });
  const { missing, doubled, outOfOrder, left } = report;
  process.exit(missing + doubled + outOfOrder + left === 0 ? 0 : 1);
}

const seed = Number(values.seed ?? Date.now() % 100_000);

print(`Seed ${seed}: npm run crash -- --kills ${values.kills} --seed ${seed}`);
const report = await runCrash({
  kills: Number(values.kills),
  minutes: Number(values.minutes),
  seed,
  tell,
  logLevel: values.log,
});
print('');
table(report.figures);
for (const { what, examples } of report.findings) print(`WRONG: ${what}\n  ${examples.join('\n  ')}`);
print(`${report.kills} kills in ${report.minutes.toFixed(1)} minutes, seed ${seed}`);
await mkdir(dirname(values.json), { recursive: true });
await writeFile(values.json, `${JSON.stringify(report, undefined, 2)}\n`);
process.exit(report.findings.length === 0 ? 0 : 1);

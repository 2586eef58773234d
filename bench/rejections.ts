/** How well carriers' words are read: `node --import tsx bench/rejections.ts [files of text and label]`. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { readRejection, sureOfRejection } from '../src/language/rejections/read-rejection.js';
import { rejectionIds, type RejectionId } from '../src/reference/rejections.js';

const rowSchema = z.object({ text: z.string(), label: z.enum(rejectionIds) });

export interface Read {
  readonly text: string;
  readonly expected: RejectionId;
  readonly read: RejectionId;
  readonly confidence: number;
  readonly right: boolean;
  readonly among: boolean;
}

/** Reads every row of a JSON lines file. */
export const readFile = (file: string): readonly Read[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const { text, label: expected } = rowSchema.parse(JSON.parse(line));
      const { label, confidence, alternatives } = readRejection(text);
      const right = label === expected;
      const among = right || alternatives.some((other) => other.label === expected);
      return { text, expected, read: label, confidence, right, among };
    });

export const share = (reads: readonly Read[], test: (read: Read) => boolean): number =>
  reads.filter(test).length / Math.max(1, reads.length);

const percent = (value: number) => `${(value * 100).toFixed(1)} %`;
const out = (line: string) => process.stdout.write(`${line}\n`);

const print = (file: string): void => {
  const began = performance.now();
  const reads = readFile(file);
  const perText = (performance.now() - began) / reads.length;
  const sure = reads.filter(({ confidence }) => confidence >= sureOfRejection);
  out(`${file}: ${reads.length} texts, ${perText.toFixed(2)} ms each`);
  out(`  label right ${percent(share(reads, ({ right }) => right))}`);
  out(`  right or in alternatives ${percent(share(reads, ({ among }) => among))}`);
  out(
    `  sure of ${percent(sure.length / reads.length)}, of these right ${percent(share(sure, (r) => r.right))}`,
  );
  for (const low of [0, 0.3, 0.5, 0.7, 0.9]) {
    const high = low === 0 ? 0.3 : low + 0.2;
    const bin = reads.filter(({ confidence }) => confidence >= low && confidence < high);
    if (bin.length > 0)
      out(`  confidence ${low}–: ${bin.length} texts, right ${percent(share(bin, (r) => r.right))}`);
  }
  for (const { text, expected, read, confidence } of reads.filter(({ right }) => !right)) {
    out(`  ${expected} read as ${read} (${confidence}): ${text.replace(/\s+/g, ' ').slice(0, 120)}`);
  }
};

if (process.argv[1]?.endsWith('rejections.ts') === true) {
  const files = process.argv.slice(2);
  for (const file of files.length > 0 ? files : ['test/language/rejections/validation.jsonl']) print(file);
}

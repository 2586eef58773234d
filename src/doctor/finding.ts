import { z } from 'zod';
import data from './findings.json' with { type: 'json' };

const rowSchema = z.strictObject({
  /** What was looked at, in a word. */
  about: z.string().min(1),
  /** A note is worth knowing; a fault keeps the bot from its work. */
  level: z.enum(['ok', 'note', 'fault']),
  says: z.string().min(1),
  advice: z.string().min(1).optional(),
});

export type FindingCode = keyof typeof data;
const rows = z.record(z.string(), rowSchema).parse(data);

export interface Finding {
  readonly code: FindingCode;
  readonly about: string;
  readonly level: 'ok' | 'note' | 'fault';
  readonly says: string;
  /** What to do about it. */
  readonly advice?: string;
}

type Values = Readonly<Record<string, string | number>>;

const fill = (text: string, values: Values): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

export function finding(code: FindingCode, values: Values = {}): Finding {
  const row = rows[code];
  if (row === undefined) throw new Error(`findings.json has no row "${code}"`);
  const { about, level, says, advice } = row;
  const told = { code, about, level, says: fill(says, values) };
  return advice === undefined ? told : { ...told, advice: fill(advice, values) };
}

/** Why something outside did not answer, in a few words. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  const inner = cause instanceof Error ? cause : error;
  return 'code' in inner && typeof inner.code === 'string' ? inner.code : inner.message;
}

const signs = { ok: 'ok   ', note: 'note ', fault: 'FAULT' } as const;
const aboutWidth = 10;

/** A line for each finding, and below it what to do. */
export function reportOf(findings: readonly Finding[]): string {
  const lines = findings.flatMap(({ about, level, says, advice }) => {
    const margin = ' '.repeat(signs.ok.length + aboutWidth + 2);
    const text = says.replaceAll('\n', `\n${margin}`);
    return [
      `${signs[level]} ${about.padEnd(aboutWidth)} ${text}`,
      ...(advice === undefined ? [] : [`${margin}→ ${advice}`]),
    ];
  });
  const faults = findings.filter(({ level }) => level === 'fault').length;
  const end = faults === 0 ? 'No fault was found.' : faults === 1 ? '1 fault.' : `${faults} faults.`;
  return `${lines.join('\n')}\n\n${end}\n`;
}

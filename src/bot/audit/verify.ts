import { auditFiles, readAuditFile } from './files.js';
import { beginning, decodeLine, type Head } from './line.js';

export interface Verified {
  readonly lines: number;
  /** What is wrong, with the file and the line; empty when nothing is. */
  readonly faults: readonly string[];
}

/** How a line that is whole stands to the one before it; undefined when it follows. */
function breach(before: Head, seq: number, prev: string): string | undefined {
  if (seq > before.seq + 1) {
    const last = seq - 1;
    return last === before.seq + 1
      ? `number ${last} is missing before number ${seq}`
      : `numbers ${before.seq + 1} to ${last} are missing before number ${seq}`;
  }
  if (seq <= before.seq) return `number ${seq} stands after number ${before.seq}`;
  return prev === before.hash ? undefined : `number ${before.seq} before it is not what was written`;
}

/** Reads the whole log; `head` is the last line the bot has noted as written, where that is known. */
export async function verifyAudit(dir: string, head?: Head): Promise<Verified> {
  const faults: string[] = [];
  let before = beginning;
  let lines = 0;
  let noted: string | undefined;
  for (const name of await auditFiles(dir)) {
    for (const [at, text] of (await readAuditFile(dir, name)).lines.entries()) {
      const where = `${name}:${at + 1}`;
      const line = decodeLine(text);
      lines += 1;
      if (line === undefined) {
        faults.push(`${where}: the line was changed`);
        // What stood here counts as one line; the next one is held against its own word.
        before = { seq: before.seq + 1, hash: '' };
        continue;
      }
      const isAfterChanged = before.hash === '' && line.seq === before.seq + 1;
      const wrong = isAfterChanged ? undefined : breach(before, line.seq, line.prev);
      if (wrong !== undefined) faults.push(`${where}: ${wrong}`);
      before = { seq: line.seq, hash: line.hash };
      if (line.seq === head?.seq) noted = line.hash;
    }
  }
  if (head !== undefined && head.seq > 0 && noted === undefined)
    faults.push(`the end is missing: number ${head.seq} was written`);
  else if (noted !== undefined && noted !== head?.hash)
    faults.push(`number ${head?.seq ?? 0} is not what was written`);
  return { lines, faults };
}

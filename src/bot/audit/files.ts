/** The files of the audit log, one a month. Lines are only ever added. */
import { constants } from 'node:fs';
import { open, readdir, readFile, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureDirectory, isMissing, syncDirectory } from '../../store/disk.js';

export const auditDir = (dir: string): string => join(dir, 'audit');

export interface AuditFile {
  readonly name: string;
  /** Whole lines; what comes after the last line end was never confirmed. */
  readonly lines: readonly string[];
}

const isAudit = (name: string): boolean => /^\d{4}-\d{2}\.jsonl$/.test(name);

/** Oldest first. */
export async function auditFiles(dir: string): Promise<readonly string[]> {
  try {
    return (await readdir(dir)).filter(isAudit).sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

export async function readAuditFile(dir: string, name: string): Promise<AuditFile> {
  const text = await readFile(join(dir, name), 'utf8');
  return { name, lines: text.split('\n').slice(0, -1) };
}

/** Cuts off what a process that died has half written. */
export async function cutTornLine(dir: string, name: string): Promise<void> {
  const content = await readFile(join(dir, name));
  const whole = content.lastIndexOf('\n') + 1;
  if (whole < content.length) await truncate(join(dir, name), whole);
}

/** On disk once it resolves, whole or not at all. */
export async function appendTo(dir: string, name: string, text: string): Promise<void> {
  await ensureDirectory(dir);
  const file = await open(
    join(dir, name),
    constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT,
    0o600,
  );
  try {
    const { size } = await file.stat();
    try {
      await file.writeFile(text);
      await file.datasync();
    } catch (error) {
      await file.truncate(size).catch(() => undefined);
      throw error;
    }
    if (size === 0) await syncDirectory(dir);
  } finally {
    await file.close();
  }
}

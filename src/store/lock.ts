import { randomUUID } from 'node:crypto';
import { readFileSync, statSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { SwitchboardError } from '../errors.js';

const holderSchema = z.object({
  pid: z.number().int().positive(),
  /** When the process began, in the kernel's own count: tells a reused pid from the process that had it. */
  began: z.string().optional(),
  host: z.string(),
  token: z.string(),
});
type Holder = z.infer<typeof holderSchema>;

export interface Lock {
  release(): void;
}

const beatMs = 5_000;
const silentMs = 3 * beatMs;
const settleMs = 50;

/**
 * Takes the lock file, also from a holder that died. A holder on another host, where its pid says nothing,
 * counts as alive while it keeps touching the file.
 */
export async function acquireLock(path: string): Promise<Lock> {
  const mine: Holder = {
    pid: process.pid,
    began: beginning(process.pid),
    host: hostname(),
    token: randomUUID(),
  };
  if (!create(path, mine)) {
    const other = read(path);
    if (isAlive(path, other)) throw refusal(path, other);
    unlinkSync(path);
    if (!create(path, mine)) throw refusal(path, read(path));
    // Two processes may find the same dead holder at once; the one that wrote last has the lock.
    await pause(settleMs);
    if (read(path)?.token !== mine.token) throw refusal(path, read(path));
  }
  const beat = setInterval(() => touch(path), beatMs).unref();
  return {
    release() {
      clearInterval(beat);
      if (read(path)?.token === mine.token) unlinkSync(path);
    },
  };
}

/** Who has the lock now, in words; undefined when it is free, or its holder died. */
export function lockHolder(path: string): string | undefined {
  const holder = read(path);
  return holder !== undefined && isAlive(path, holder) ? nameOf(holder) : undefined;
}

const nameOf = ({ pid, host }: Holder): string => `process ${pid} on ${host}`;

function create(path: string, holder: Holder): boolean {
  try {
    writeFileSync(path, `${JSON.stringify(holder)}\n`, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function read(path: string): Holder | undefined {
  try {
    return holderSchema.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data;
  } catch {
    return undefined;
  }
}

function isAlive(path: string, holder: Holder | undefined): boolean {
  if (holder?.host !== hostname()) return Date.now() - statSync(path).mtimeMs < silentMs;
  if (holder.began !== undefined && holder.began !== beginning(holder.pid)) return false;
  try {
    process.kill(holder.pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Field 22 of /proc/<pid>/stat; undefined where the system has no such file. */
function beginning(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

function touch(path: string): void {
  try {
    const now = new Date();
    utimesSync(path, now, now);
  } catch {
    // A missed beat only matters to a process on another host, and the next one makes up for it.
  }
}

function refusal(path: string, holder: Holder | undefined): SwitchboardError {
  const who = holder === undefined ? 'another process' : nameOf(holder);
  return new SwitchboardError('store_in_use', `The data directory is in use by ${who} (lock file ${path}).`);
}

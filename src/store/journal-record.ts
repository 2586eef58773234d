import { crc32 } from 'node:zlib';
import { z } from 'zod';

/** A commit as the journal holds it; its writes carry the numbers `sequence`, `sequence` + 1 and so on. */
export interface JournalRecord {
  readonly sequence: number;
  readonly writes: readonly z.infer<typeof journalWrite>[];
}

const journalWrite = z.discriminatedUnion('type', [
  z.object({ type: z.literal('put'), collection: z.string(), id: z.string(), value: z.unknown() }),
  z.object({ type: z.literal('delete'), collection: z.string(), id: z.string() }),
]);
const journalWrites = z.array(journalWrite);
const line = /^(\d+) ([0-9a-f]{8}) (.+)$/su;

export const checksum = (text: string): string => crc32(text).toString(16).padStart(8, '0');

export const encodeRecord = (sequence: number, json: string): string =>
  `${sequence} ${checksum(`${sequence} ${json}`)} ${json}\n`;

/** Undefined for a line that is not what was written. */
export function decodeRecord(text: string): JournalRecord | undefined {
  const [, sequence, sum, json] = line.exec(text) ?? [];
  if (sequence === undefined || json === undefined || checksum(`${sequence} ${json}`) !== sum)
    return undefined;
  const writes = journalWrites.safeParse(JSON.parse(json));
  return writes.success ? { sequence: Number(sequence), writes: writes.data } : undefined;
}

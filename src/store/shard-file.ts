import { readFile } from 'node:fs/promises';
import { Low, type Adapter } from 'lowdb';
import { z } from 'zod';
import { isMissing, type Disk } from './disk.js';
import { checksum } from './journal-record.js';

const shard = z.object({
  rows: z.array(
    z.object({
      id: z.string(),
      created: z.number().int().positive(),
      changed: z.number().int().positive(),
      value: z.unknown(),
    }),
  ),
});

/** What a page holds on disk, and how much room it takes there. */
export type Shard = z.infer<typeof shard> & { readonly bytes: number };

/** The content of a shard file is not what was written. */
export class DamagedShard extends Error {}

/** A checkpoint file of one page: a lowdb database whose file is checked when read and replaced when written. */
export const createShardFile = (disk: Disk, path: string): Low<Shard> =>
  new Low<Shard>(shardAdapter(disk, path), { rows: [], bytes: 0 });

const head = (sum: string): string => `{"checksum":"${sum}","shard":`;
const headLength = head('00000000').length;

function shardAdapter(disk: Disk, path: string): Adapter<Shard> {
  return {
    async read() {
      const text = await readFile(path, 'utf8').catch((error: unknown) => {
        if (isMissing(error)) return undefined;
        throw error;
      });
      return text === undefined ? null : parseShard(text);
    },
    async write(data) {
      const json = JSON.stringify({ rows: data.rows });
      await disk.replace(path, `${head(checksum(json))}${json}}\n`);
    },
  };
}

function parseShard(text: string): Shard {
  const json = text.slice(headLength, -2);
  if (text.slice(0, headLength) !== head(checksum(json)))
    throw new DamagedShard('The checksum does not match.');
  const parsed = shard.safeParse(JSON.parse(json));
  if (!parsed.success) throw new DamagedShard(z.prettifyError(parsed.error));
  return { ...parsed.data, bytes: text.length };
}

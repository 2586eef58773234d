import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { SwitchboardError } from '../errors.js';
import { isMissing, type Disk } from './disk.js';

const format = 1;
const metaSchema = z.object({ format: z.number().int().positive(), createdAt: z.string() });

/** Stamps a new directory with the format of its files; refuses one that a later version has written. */
export async function checkMeta(disk: Disk, path: string, clock: () => Date): Promise<void> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
  if (text === undefined) {
    await disk.replace(path, `${JSON.stringify({ format, createdAt: clock().toISOString() })}\n`);
    return;
  }
  const meta = parseMeta(text);
  if (meta?.format === format) return;
  const found =
    meta === undefined ? 'cannot be read' : `says format ${meta.format}, this version knows ${format}`;
  throw new SwitchboardError('store_failed', `The file ${path} ${found}.`);
}

function parseMeta(text: string): z.infer<typeof metaSchema> | undefined {
  try {
    return metaSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

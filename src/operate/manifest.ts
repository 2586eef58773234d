/** What a backup consists of, so that it can be told later whether it is still whole. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { z } from 'zod';
import { disk, isMissing } from '../store/disk.js';

const fileName = 'manifest.json';
const manifestSchema = z.object({
  made: z.string(),
  files: z.record(z.string(), z.object({ sha256: z.string(), bytes: z.number() })),
});
type Manifest = z.infer<typeof manifestSchema>;

async function filesIn(dir: string): Promise<readonly string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  return paths.map((path) => relative(dir, path)).filter((path) => path !== fileName);
}

async function sumOf(path: string): Promise<{ sha256: string; bytes: number }> {
  const content = await readFile(path);
  return { sha256: createHash('sha256').update(content).digest('hex'), bytes: content.length };
}

export async function writeManifest(dir: string, at: Date): Promise<{ files: number; bytes: number }> {
  const files: Manifest['files'] = {};
  for (const path of await filesIn(dir)) files[path] = await sumOf(join(dir, path));
  const text = JSON.stringify({ made: at.toISOString(), files } satisfies Manifest, undefined, 1);
  // The last file: a backup without it was interrupted.
  await disk.replace(join(dir, fileName), `${text}\n`);
  const bytes = Object.values(files).reduce((sum, file) => sum + file.bytes, 0);
  return { files: Object.keys(files).length, bytes };
}

export async function readManifest(dir: string): Promise<Manifest | undefined> {
  try {
    return manifestSchema.safeParse(JSON.parse(await readFile(join(dir, fileName), 'utf8'))).data;
  } catch (error) {
    if (isMissing(error) || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** What is wrong with a backup, one line each; empty when it is whole. */
export async function faultsOf(dir: string): Promise<readonly string[]> {
  const manifest = await readManifest(dir);
  if (manifest === undefined) return [`${join(dir, fileName)} is missing or damaged`];
  const there = new Set(await filesIn(dir));
  const faults: string[] = [];
  for (const [path, { sha256 }] of Object.entries(manifest.files)) {
    if (!there.delete(path)) faults.push(`${path} is missing`);
    else if ((await sumOf(join(dir, path))).sha256 !== sha256) faults.push(`${path} is damaged`);
  }
  return [...faults, ...[...there].map((path) => `${path} is not of this backup`)];
}

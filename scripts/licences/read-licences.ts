import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import tables from './stated.json' with { type: 'json' };

export interface Licensed {
  readonly name: string;
  readonly version: string;
  /** SPDX; `unknown` when the package states none and the table does not know it. */
  readonly licence: string;
}

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({ version: z.string().optional(), license: z.string().optional(), dev: z.boolean().optional() }),
  ),
});
/** How packages of long ago state it. */
const oldSchema = z.object({ licenses: z.array(z.object({ type: z.string() })).min(1) });

const { chosen, elsewhere }: Record<'chosen' | 'elsewhere', Readonly<Record<string, string>>> = tables;

/** Licences that ask for no more than their text to be kept, or whose source is to be had anyway. */
export const allowedLicences: ReadonlySet<string> = new Set(tables.allowed);

function statedInside(folder: string): string | undefined {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) return undefined;
  return oldSchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data?.licenses[0]?.type;
}

/** Every package that is installed without the development ones, by name. */
export function readLicences(): readonly Licensed[] {
  const { packages } = lockSchema.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));
  const all = Object.entries(packages).flatMap(([folder, { version = '', license, dev }]) => {
    if (folder === '' || dev === true) return [];
    const name = folder.replace(/^.*node_modules\//, '');
    const stated = license ?? statedInside(folder) ?? elsewhere[name] ?? 'unknown';
    return [{ name, version, licence: chosen[stated] ?? stated }];
  });
  return all.sort((one, other) => one.name.localeCompare(other.name));
}

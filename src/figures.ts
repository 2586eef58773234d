/** `npm run figures`: which support desks were named for what, and whether it helped. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { collectionsOnDisk } from './bot/vault/on-disk.js';
import { routingFigures } from './bot/figures.js';
import type { Settings } from './config.js';
import { settingsFromEnvironment } from './environment.js';
import { explain } from './errors.js';
import { opsUrl } from './ops/address.js';
import { figuresTable, routingFigureSchema, type RoutingFigure } from './ops/figures.js';
import { openStore } from './store/open-store.js';

/** A running bot has the store to itself; it is asked. Undefined when none answers. */
async function askBot(settings: Settings): Promise<readonly RoutingFigure[] | undefined> {
  try {
    const response = await fetch(`${opsUrl(settings)}/figures`, { signal: AbortSignal.timeout(5_000) });
    return z.array(routingFigureSchema).safeParse(await response.json()).data;
  } catch {
    return undefined;
  }
}

async function readStore(dir: string): Promise<readonly RoutingFigure[]> {
  if (!existsSync(dir)) return [];
  const store = await openStore({ dir, collections: collectionsOnDisk });
  try {
    return await routingFigures(store);
  } finally {
    await store.close();
  }
}

try {
  const settings = settingsFromEnvironment();
  const figures = (await askBot(settings)) ?? (await readStore(join(settings.DATA_DIR, 'bot')));
  process.stdout.write(figuresTable(figures));
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}

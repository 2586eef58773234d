import { existsSync, readdirSync } from 'node:fs';
import { SwitchboardError } from '../../errors.js';
import type { AnyFlow } from './flow.js';
import { createRegistry, type Registry } from './registry.js';

const flowsFolder = new URL('../', import.meta.url);
const notFlows = new Set(['engine', 'shared']);

function isFlow(value: unknown): value is AnyFlow {
  return typeof value === 'object' && value !== null && 'id' in value && 'steps' in value && 'next' in value;
}

/** Imports every flow folder: `<flow-id>/flow` with a default export made by `defineFlow`. */
export async function loadFlows(): Promise<Registry> {
  const folders = readdirSync(flowsFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !notFlows.has(entry.name))
    .map((entry) => entry.name);
  const flows = await Promise.all(
    folders.map(async (folder) => {
      const built = new URL(`${folder}/flow.js`, flowsFolder);
      const file = existsSync(built) ? built : new URL(`${folder}/flow.ts`, flowsFolder);
      if (!existsSync(file)) {
        throw new SwitchboardError(
          'flow_invalid',
          `src/flows/${folder} has no flow.ts; add it or remove the folder`,
        );
      }
      const module = (await import(file.href)) as { default?: unknown };
      if (!isFlow(module.default) || module.default.id !== folder) {
        throw new SwitchboardError(
          'flow_invalid',
          `src/flows/${folder}/flow.ts must export by default the flow "${folder}"`,
        );
      }
      return module.default;
    }),
  );
  return createRegistry(flows);
}

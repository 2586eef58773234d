import { allAbilities, type Abilities } from '../abilities.js';
import { readAbout, type About } from './about.js';
import type { Client } from './client.js';

const everyMs = 10 * 60_000;

/**
 * What the server can do, asked anew every ten minutes. The set stays the same object: whoever wraps the provider
 * copies what it holds. As long as nothing is known, everything is offered; a call then says what is wrong.
 */
export function createLiveAbilities(client: Client, about: About | undefined) {
  const known = new Set(about?.abilities ?? allAbilities);
  let askedAt = about === undefined ? -Infinity : performance.now();
  return {
    abilities: known as Abilities,
    refresh: async (): Promise<void> => {
      if (performance.now() - askedAt < everyMs) return;
      const now = await readAbout(client);
      askedAt = performance.now();
      known.clear();
      for (const ability of now.abilities) known.add(ability);
    },
  };
}

import { afterAll, beforeAll, vi } from 'vitest';
import { createDeskHand, type DeskHand } from '../support/desk-hand.js';
import { startProduct, type Product } from '../support/product.js';
import type { Talk } from '../support/talk.js';
import { openSpace, type Members } from './group-space.js';

export interface Stage {
  /** The 1:1 of this person, the same all through the file. */
  talk(name: string): Talk;
  url(): string;
  bot(): Product['sandbox']['bot'];
  /** Whoever plays Cisco. */
  desk(): DeskHand;
  space<const Names extends readonly string[]>(...names: Names): Promise<Members<Names>>;
}

/** The whole product for the tests of one file. */
export function useStage(environment: Record<string, string> = {}): Stage {
  // A whole conversation in one test takes its time on a busy machine.
  vi.setConfig({ testTimeout: 90_000, hookTimeout: 60_000 });
  const talks = new Map<string, Talk>();
  let running: Product | undefined;
  const product = (): Product => {
    if (running === undefined) throw new Error('The product runs only during tests');
    return running;
  };
  beforeAll(async () => {
    running = await startProduct(environment);
  });
  afterAll(() => running?.stop());
  return {
    talk(name) {
      const talk = talks.get(name) ?? product().talk(name);
      talks.set(name, talk);
      return talk;
    },
    url: () => product().url,
    bot: () => product().sandbox.bot,
    desk: () => createDeskHand(product().url),
    space: <const Names extends readonly string[]>(...names: Names) => openSpace<Names>(product(), ...names),
  };
}

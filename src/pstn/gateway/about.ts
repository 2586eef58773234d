/** What a server says of itself: which contract it was made for, and what it can do. */
import { z } from 'zod';
import { SwitchboardError } from '../../errors.js';
import { abilities, type Ability } from '../../reference/abilities.js';
import { createClient, required, type Client } from './client.js';
import type { ClientOptions } from './send.js';

export interface About {
  readonly name: string;
  readonly abilities: readonly Ability[];
  /** A system to try things on. */
  readonly test: boolean;
}

/** The first figure of the contract's version; docs/ordering-api.yaml has the whole of it. */
const contractMajor = 1;

const isAbility = (name: string): name is Ability => abilities.some((known) => known === name);

/** Abilities from later days are passed over: nothing here would use them. */
export const aboutAnswer = z.object({
  contract: z.string().regex(/^\d+\.\d+$/),
  name: z.string().exactOptional(),
  abilities: z.array(z.string()),
  test: z.boolean().exactOptional(),
});

export async function readAbout({ ask }: Client): Promise<About> {
  const answer = required(await ask({ path: '/abilities' }, aboutAnswer));
  if (Number.parseInt(answer.contract, 10) !== contractMajor) {
    const how = `speaks version ${answer.contract} of the contract; Switchboard knows ${String(contractMajor)}.x`;
    throw new SwitchboardError('pstn_contract_broken', `The ordering back end ${how}.`);
  }
  return {
    name: answer.name ?? 'The ordering back end',
    abilities: answer.abilities.filter(isAbility),
    test: answer.test ?? false,
  };
}

export const askAbout = (options: ClientOptions): Promise<About> => readAbout(createClient(options));

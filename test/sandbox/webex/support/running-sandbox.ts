import { onTestFinished } from 'vitest';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../../../src/sandbox/create-sandbox.js';
import { createRest, type Rest } from './rest.js';
import { smallWorld } from './small-world.js';

export interface Running {
  readonly sandbox: Sandbox;
  readonly url: string;
  readonly bot: Rest;
  readonly ann: Rest;
  readonly bo: Rest;
  readonly cy: Rest;
  readonly ids: { readonly bot: string; readonly ann: string; readonly bo: string; readonly cy: string };
}

/** A sandbox that listens, with one client for each of its people; closed when the test ends. */
export const runSandbox = async (options: Partial<SandboxOptions> = {}): Promise<Running> => {
  const sandbox = createSandbox({ world: smallWorld, ...options });
  const { url } = await sandbox.listen();
  onTestFinished(() => sandbox.close());
  const { bot, people } = sandbox.info;
  const [ann, bo, cy] = people;
  if (ann === undefined || bo === undefined || cy === undefined) throw new Error('the world is too small');
  const rest = ({ token }: { token: string }) => createRest(`${url}/v1`, token);
  return {
    sandbox,
    url,
    bot: rest(bot),
    ann: rest(ann),
    bo: rest(bo),
    cy: rest(cy),
    ids: { bot: bot.id, ann: ann.id, bo: bo.id, cy: cy.id },
  };
};

/** A group room of Ann, Bo and the bot. */
export const groupRoom = async ({ ann, ids }: Running): Promise<string> => {
  const { body } = await ann.call('POST', '/rooms', { title: 'Ordering' });
  const roomId = body.id ?? '';
  await ann.call('POST', '/memberships', { roomId, personId: ids.bo });
  await ann.call('POST', '/memberships', { roomId, personId: ids.bot });
  return roomId;
};

/** The direct room of Ann and the bot. */
export const directRoom = async ({ ann, ids }: Running): Promise<string> => {
  const { body } = await ann.call('POST', '/messages', { toPersonId: ids.bot, text: 'hello' });
  return body.roomId ?? '';
};

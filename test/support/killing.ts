/** What tests need that kill the bot at random moments. */
import type { BotProcess } from './bot-process.js';

/** The moments differ from run to run; a failure prints the seed that made them. */
export const killSeed = Number(process.env['KILL_SEED'] ?? Date.now() % 100_000);

/** Each call to Webex takes this long: room to be killed in. */
export const latencyMs = 30;

export function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** Slows the sandbox down, or lets it be fast again. */
export const setFaults = ({ sandboxUrl }: Pick<BotProcess, 'sandboxUrl'>, body?: object) =>
  fetch(`${sandboxUrl}/sandbox/faults`, {
    method: body === undefined ? 'DELETE' : 'PUT',
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

export async function ordersAtDesk<T>({
  sandboxUrl,
  deskToken,
}: Pick<BotProcess, 'sandboxUrl' | 'deskToken'>): Promise<readonly T[]> {
  const headers = { authorization: `Bearer ${deskToken}` };
  const answer = await fetch(`${sandboxUrl}/desk/page/orders`, { headers });
  return ((await answer.json()) as { orders: T[] }).orders;
}

import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startProduct, type Product } from './support/product.js';

interface SdkMessage {
  readonly id: string;
  readonly roomId: string;
  readonly personId: string;
  readonly attachments?: readonly {
    readonly content: { readonly actions: { data: Record<string, string> }[] };
  }[];
}

interface Sdk {
  readonly people: { get(id: string): Promise<{ id: string; emails: string[] }> };
  readonly rooms: { get(id: string): Promise<{ type: string; title: string }> };
  readonly messages: {
    create(message: object): Promise<SdkMessage>;
    list(query: object): Promise<{ items: SdkMessage[] }>;
  };
  readonly attachmentActions: { create(action: object): Promise<{ id: string; inputs: object }> };
}

let product: Product;
let sdk: Sdk;

async function answersIn(roomId: string, count: number): Promise<SdkMessage[]> {
  for (let tries = 0; tries < 400; tries++) {
    const { items } = await sdk.messages.list({ roomId });
    const answers = items.filter(({ personId }) => personId === product.sandbox.bot.id);
    if (answers.length >= count) return answers;
    await sleep(20);
  }
  throw new Error('no answer came');
}

beforeAll(async () => {
  product = await startProduct();
  // The SDK reads its addresses once, when it is loaded.
  process.env['HYDRA_SERVICE_URL'] = product.sandbox.apiUrl;
  process.env['U2C_SERVICE_URL'] = `${product.url}/u2c/api/v1`;
  // @ts-expect-error The package has no types.
  const { default: webex } = (await import('webex')) as { default: { init(options: object): Sdk } };
  sdk = webex.init({ credentials: { access_token: product.person('alice').token } });
});
afterAll(() => product.stop());

test('the official SDK joins as a person, writes to the bot and presses its card', async () => {
  const me = await sdk.people.get('me');
  expect(me.emails).toEqual([product.person('alice').email]);

  const sent = await sdk.messages.create({ toPersonEmail: product.sandbox.bot.email, text: 'hello' });
  expect(await sdk.rooms.get(sent.roomId)).toMatchObject({ type: 'direct', title: 'Switchboard' });
  const [home] = await answersIn(sent.roomId, 1);
  const card = home?.attachments?.[0]?.content;
  expect(card?.actions.length).toBeGreaterThan(1);

  const inputs = card?.actions[0]?.data ?? {};
  const action = await sdk.attachmentActions.create({ type: 'submit', messageId: home?.id, inputs });
  expect(action.inputs).toEqual(inputs);
  expect(await answersIn(sent.roomId, 2)).toHaveLength(2);
});

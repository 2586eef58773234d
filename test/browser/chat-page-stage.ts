import { expect } from 'vitest';
import { createSandbox } from '../../src/sandbox/create-sandbox.js';
import { createChatPage } from '../../src/sandbox/page/router.js';
import { webexCollections } from '../../src/sandbox/webex/state/collections.js';
import { world } from '../../src/sandbox/world-data.js';
import { createMemoryStore } from '../../src/store/memory-store.js';

export interface Posted {
  readonly id: string;
  readonly roomId: string;
}

const cardType = 'application/vnd.microsoft.card.adaptive';
/** One input of each kind, and more actions than Webex shows. */
export const orderCard = {
  type: 'AdaptiveCard',
  version: '1.3',
  body: [
    { type: 'TextBlock', text: 'Order **numbers**' },
    {
      type: 'Input.Text',
      id: 'quantity',
      label: 'How many',
      isRequired: true,
      regex: '^\\d+$',
      errorMessage: 'Digits',
    },
    {
      type: 'Input.ChoiceSet',
      id: 'wishes',
      label: 'Wishes',
      isMultiSelect: true,
      choices: ['Consecutive', 'Local', 'Later'].map((title) => ({ title, value: title.toLowerCase() })),
    },
    { type: 'Input.Toggle', id: 'terms', title: 'I agree' },
    { type: 'Input.Date', id: 'date', label: 'Not before' },
    { type: 'Input.Text', id: 'note', label: 'Note' },
  ],
  actions: [
    { type: 'Action.Submit', title: 'Search', data: { token: 't1', note: 'from the card' } },
    { type: 'Action.Submit', title: 'Back', associatedInputs: 'none', data: { token: 't1' } },
    ...['Change location', 'Keep as draft', 'Call a person', 'Start again'].map((title) => ({
      type: 'Action.Submit',
      title,
    })),
  ],
};

/** A sandbox with the chat page and a bot that says what the test tells it to. */
export const startStage = async () => {
  const store = createMemoryStore(Object.values(webexCollections));
  const create = (port: number) =>
    createSandbox({
      world,
      store,
      port,
      routers: [{ path: '/', router: createChatPage() }],
      links: { deskUrl: '/desk' },
    });
  let sandbox = create(0);
  const { url } = await sandbox.listen();
  const { bot } = sandbox.info;

  const person = (name: string) => {
    const found = sandbox.info.people.find(({ displayName }) => displayName.startsWith(name));
    if (!found) throw new Error(`Nobody is called ${name}.`);
    return found;
  };

  const post = async (token: string, path: string, body: object): Promise<Posted> => {
    const response = await fetch(`${sandbox.info.apiUrl}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(response.status).toBeLessThan(300);
    return (await response.json()) as Posted;
  };
  const say = (name: string, body: object) => post(person(name).token, '/messages', body);
  const botSays = (body: object) => post(bot.token, '/messages', body);
  const botShows = (roomId: string, content: object, text = 'card') =>
    botSays({ roomId, text, attachments: [{ contentType: cardType, content }] });
  const botRead = async (path: string): Promise<unknown> => {
    const headers = { authorization: `Bearer ${bot.token}` };
    return (await fetch(`${sandbox.info.apiUrl}${path}`, { headers })).json();
  };
  const lastSeenByBot = async (roomId: string, query = ''): Promise<unknown> =>
    ((await botRead(`/messages?roomId=${roomId}&max=1${query}`)) as { items: unknown[] }).items[0];

  /** A chat of Alice with the bot, and her group space with Sam and the bot. */
  const direct = () => say('Alice', { toPersonId: bot.id, text: 'hello' });
  const group = async (): Promise<string> => {
    const { token } = person('Alice');
    const { id: roomId } = await post(token, '/rooms', { title: 'Houston move' });
    for (const personId of [person('Sam').id, bot.id])
      await post(token, '/memberships', { roomId, personId });
    return roomId;
  };

  return {
    url,
    bot,
    person,
    say,
    botSays,
    botShows,
    botRead,
    lastSeenByBot,
    direct,
    group,
    close: () => sandbox.close(),
    /** Starts again on the same address with all that was said. */
    restart: async () => {
      sandbox = create(Number(new URL(url).port));
      await sandbox.listen();
    },
  };
};

export type Stage = Awaited<ReturnType<typeof startStage>>;

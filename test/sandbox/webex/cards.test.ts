import { describe, expect, it } from 'vitest';
import { card } from './support/card.js';
import { idOf } from './support/rest.js';
import { directRoom, groupRoom, runSandbox } from './support/running-sandbox.js';

describe('cards', () => {
  it('comes back as sent', async () => {
    const running = await runSandbox();
    const roomId = await directRoom(running);
    const posted = await running.bot.call('POST', '/messages', {
      roomId,
      text: 'Order?',
      attachments: [card],
    });
    const read = await running.ann.call('GET', `/messages/${idOf(posted)}`);
    expect(read.body['attachments']).toEqual([card]);
  });

  it('is pressed by any member, and only the bot and the presser read what was entered', async () => {
    const running = await runSandbox();
    const roomId = await groupRoom(running);
    const messageId = idOf(
      await running.bot.call('POST', '/messages', { roomId, text: 'Order?', attachments: [card] }),
    );
    const inputs = { token: 't-1', number: '+4790000000' };
    const pressed = await running.bo.call('POST', '/attachment/actions', {
      type: 'submit',
      messageId,
      inputs,
    });
    expect(pressed.body).toMatchObject({
      type: 'submit',
      messageId,
      inputs,
      roomId,
      personId: running.ids.bo,
    });
    const path = `/attachment/actions/${idOf(pressed)}`;
    expect((await running.bot.call('GET', path)).body).toEqual(pressed.body);
    expect((await running.ann.call('GET', path)).status).toBe(404);
  });

  it('refuses presses from outside, on nothing, and of an unknown kind', async () => {
    const running = await runSandbox();
    const roomId = await groupRoom(running);
    const withCard = idOf(
      await running.bot.call('POST', '/messages', { roomId, text: 'c', attachments: [card] }),
    );
    const plain = idOf(await running.ann.call('POST', '/messages', { roomId, text: 'no card' }));
    const press = async (rest: typeof running.ann, messageId: unknown, type = 'submit') =>
      (await rest.call('POST', '/attachment/actions', { type, messageId, inputs: {} })).status;
    expect(await press(running.cy, withCard)).toBe(404);
    expect(await press(running.ann, plain)).toBe(400);
    expect(await press(running.ann, 'unknown')).toBe(404);
    expect(await press(running.ann, 7)).toBe(400);
    expect(await press(running.ann, withCard, 'openUrl')).toBe(400);
  });

  it('keeps an action readable after its card was deleted', async () => {
    const running = await runSandbox();
    const roomId = await directRoom(running);
    const messageId = idOf(
      await running.bot.call('POST', '/messages', { roomId, text: 'c', attachments: [card] }),
    );
    const action = await running.ann.call('POST', '/attachment/actions', {
      type: 'submit',
      messageId,
      inputs: {},
    });
    await running.bot.call('DELETE', `/messages/${messageId}`);
    expect((await running.bot.call('GET', `/attachment/actions/${idOf(action)}`)).status).toBe(200);
  });

  it('takes one adaptive card a message', async () => {
    const running = await runSandbox();
    const roomId = await directRoom(running);
    const post = async (attachments: unknown) =>
      (await running.bot.call('POST', '/messages', { roomId, text: 'c', attachments })).status;
    expect(await post([card, card])).toBe(400);
    expect(await post([{ ...card, contentType: 'application/json' }])).toBe(400);
    expect(await post([{ ...card, content: 'text' }])).toBe(400);
    expect(await post(card)).toBe(400);
  });
});

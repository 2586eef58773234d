import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { readSettings } from '../src/config.js';
import { createSwitchboard } from '../src/create-switchboard.js';
import { freePort } from './support/free-port.js';
import { createTalk, type SandboxDescription } from './support/talk.js';

const log = pino({ level: 'silent' });

async function talkOf(url: string) {
  const { apiUrl, people, bot } = (await (await fetch(`${url}/sandbox.json`)).json()) as SandboxDescription;
  const me = people.find(({ email }) => email.startsWith('alice'));
  if (me === undefined) throw new Error('The sandbox has no Alice');
  return createTalk({ apiUrl, me, bot });
}

test('spaces, cards, drafts and the chosen language are there again after a restart', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'switchboard-'));
  const settings = readSettings({ PORT: String(await freePort()), DATA_DIR: dir });
  const first = await createSwitchboard(settings, log);
  const talk = await talkOf(first.url);
  await talk.say('norsk');
  const list = await talk.say('5 numbers in 713 for Houston');
  await first.stop();

  const second = await createSwitchboard(settings, log);
  const again = await talkOf(second.url);
  const answer = await again.pressOn(list, list.buttons[0] ?? '');
  expect(answer.roomId).toBe(list.roomId);
  expect(answer.buttons).toContain('Bestill');
  await second.stop();
  await rm(dir, { recursive: true, force: true });
});

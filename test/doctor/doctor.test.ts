import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codesOf, createStage, type Stage } from './stage.js';

let stage: Stage;
beforeAll(async () => {
  stage = await createStage();
}, 60_000);
afterAll(() => stage.close());

const adviceOf = async (code: string, over?: Record<string, string>): Promise<string> =>
  (await stage.examine(over)).find((one) => one.code === code)?.advice ?? '';

describe('before the first start', () => {
  test('there is no fault, and what is not there yet is no fault either', async () => {
    const found = await stage.examine();
    expect(codesOf(found, 'fault')).toEqual([]);
    expect(codesOf(found, 'note')).toEqual(['webhooks_not_yet', 'bot_away']);
    expect(codesOf(found, 'ok')).toEqual(
      expect.arrayContaining(['token_fine', 'rights_fine', 'clock_fine', 'store_none', 'pstn_fine']),
    );
  });

  test('the sandbox is fine as it is', async () => {
    const sandbox = { WEBEX_BOT_TOKEN: '', PUBLIC_URL: '', PSTN_URL: '', PSTN_TOKEN: '' };
    const found = await stage.examine(sandbox);
    expect(codesOf(found, 'fault')).toEqual([]);
    expect(codesOf(found, 'note')).toEqual(['sandbox', 'bot_away']);
  });

  test.each([
    ['a wrong token', { WEBEX_BOT_TOKEN: 'no-such-token' }, ['token_refused'], 'WEBEX_BOT_TOKEN'],
    ['no Webex there', { WEBEX_API_URL: 'http://127.0.0.1:9/v1' }, ['webex_silent'], 'WEBEX_API_URL'],
    ['a missing key', { DATA_KEY: '' }, ['key_missing'], 'DATA_KEY'],
    ['a wrong token of the back end', { PSTN_TOKEN: 'no-such-token' }, ['pstn_wrong'], 'PSTN_TOKEN'],
    ['no back end there', { PSTN_URL: 'http://127.0.0.1:9' }, ['pstn_wrong'], 'PSTN_URL'],
  ])('%s is found, with what to do', async (_what, over, codes, advice) => {
    expect(codesOf(await stage.examine(over), 'fault')).toEqual(codes);
    expect(await adviceOf(codes[0] ?? '', over)).toContain(advice);
  });

  test.each([
    ['assisted', 'pstn_assisted', 'handed over'],
    ['none', 'pstn_none', 'PSTN_MODE is none'],
  ])('who takes the orders is told as it is set: %s', async (mode, code, says) => {
    const found = (await stage.examine({ PSTN_MODE: mode })).filter(({ about }) => about === 'back end');
    expect(codesOf(found)).toEqual([code]);
    expect(found[0]?.says).toContain(says);
  });

  test.each([
    [300, 'behind'],
    [-300, 'ahead of'],
  ])('a clock that is off by five minutes is found (%d s)', async (seconds, direction) => {
    const over = { WEBEX_API_URL: await stage.withClockOff(seconds) };
    const found = await stage.examine(over);
    expect(codesOf(found, 'fault')).toEqual(['clock_off']);
    const told = found.find(({ code }) => code === 'clock_off')?.says ?? '';
    expect(told).toMatch(/is (299|300|301) s /);
    expect(told).toContain(direction);
  });
});

describe('with a bot that runs', () => {
  test('all is well; without webhooks it is not', async () => {
    const bot = await stage.startBot();
    try {
      const found = await stage.examine();
      expect(codesOf(found, 'fault')).toEqual([]);
      expect(codesOf(found, 'note')).toEqual([]);
      expect(codesOf(found)).toEqual(
        expect.arrayContaining(['bot_ready', 'store_used', 'webhooks_fine', 'public_url_fine']),
      );
      // Of another bot with the same store nothing is known but that it has the store.
      expect(codesOf(await stage.examine({ OPS_PORT: '9' }))).toContain('bot_unseen');

      await stage.deleteWebhooks();
      const deaf = await stage.examine();
      expect(codesOf(deaf, 'fault')).toContain('webhooks_missing');
      expect(await adviceOf('webhooks_missing')).toContain('Restart the bot');
    } finally {
      await bot.stop();
    }
  }, 60_000);
});

describe('after it was stopped', () => {
  const copyOf = async (name: string): Promise<string> => {
    const copy = join(stage.dir, name);
    await cp(stage.environment['DATA_DIR'] ?? '', copy, { recursive: true });
    return copy;
  };

  test('the store is read as the bot would, and left as it was', async () => {
    const data = await copyOf('whole');
    const before = await readdir(data, { recursive: true });
    expect(codesOf(await stage.examine({ DATA_DIR: data }))).toContain('store_fine');
    expect(await readdir(data, { recursive: true })).toEqual(before);
  });

  test('a damaged store is found, and not touched', async () => {
    const data = await copyOf('damaged');
    const [name = ''] = await readdir(join(data, 'bot', 'journal'));
    const path = join(data, 'bot', 'journal', name);
    const bytes = await readFile(path);
    bytes[40] = (bytes[40] ?? 0) ^ 1;
    await writeFile(path, bytes);
    expect(codesOf(await stage.examine({ DATA_DIR: data }), 'fault')).toEqual(['store_damaged']);
    expect(await adviceOf('store_damaged', { DATA_DIR: data })).toContain('last backup');
    expect((await readFile(path)).equals(bytes)).toBe(true);
  });

  test('another key than the one everything was encrypted with is found', async () => {
    const over = { DATA_DIR: await copyOf('locked'), DATA_KEY: 'ab'.repeat(32) };
    const found = await stage.examine(over);
    expect(codesOf(found, 'fault')).toEqual(['store_unreadable']);
    expect(await adviceOf('store_unreadable', over)).toContain('DATA_KEY');
  });

  test('what was set aside as damaged before is told of', async () => {
    const data = await copyOf('mended');
    await writeFile(join(data, 'bot', 'shards', '1.json.damaged'), '');
    expect(codesOf(await stage.examine({ DATA_DIR: data }), 'note')).toContain('store_set_aside');
  });

  test('a folder that others may look into is told of', async () => {
    const data = join(stage.dir, 'open');
    await mkdir(join(data, 'bot'), { recursive: true, mode: 0o755 });
    expect(codesOf(await stage.examine({ DATA_DIR: data }), 'note')).toContain('store_open');
  });
});

describe('the command', () => {
  const run = (over: Record<string, string>): Promise<{ code: number; out: string }> =>
    new Promise((resolve) => {
      const env = { ...process.env, ...stage.environment, ...over };
      execFile(process.execPath, ['--import', 'tsx', 'src/doctor.ts'], { env }, (error, out) =>
        resolve({ code: Number(error?.code ?? 0), out }),
      );
    });

  test('ends with 1 where there is a fault, names it with what to do, and never shows a secret', async () => {
    const { code, out } = await run({ WEBEX_BOT_TOKEN: 'a-token-of-nobody' });
    expect(code).toBe(1);
    expect(out).toMatch(/^FAULT token +Webex refuses the token\.\n +→ Copy the token/m);
    expect(out).toMatch(/\n1 fault\.\n$/);
    expect(out).not.toContain('a-token-of-nobody');
  });

  test('lists wrong settings all at once', async () => {
    const { code, out } = await run({ PORT: 'eighty', OPS_PORT: 'ninety' });
    expect(code).toBe(1);
    expect(out).toMatch(/FAULT settings[^]*OPS_PORT[^]*→ Correct them/);
    expect(out).toContain('PORT: ');
  });

  test('ends with 0 where there is none', async () => {
    const { code, out } = await run({});
    expect(out).toMatch(/No fault was found\.\n$/);
    expect(code).toBe(0);
  });
});

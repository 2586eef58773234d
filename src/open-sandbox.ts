import { join } from 'node:path';
import type { Router } from 'express';
import type { Logger } from 'pino';
import { z } from 'zod';
import { makeKey, parseKey, readKeyFile, writeKeyFile, wrongKey } from './bot/vault/key.js';
import { openSealed } from './bot/vault/seal-store.js';
import { createVault, type Vault } from './bot/vault/vault.js';
import type { Settings } from './config.js';
import type { RunningSandbox } from './sandbox/start-sandbox.js';
import { onFreePort } from './serve.js';
import { ensureDirectory } from './store/disk.js';
import type { StoreOptions } from './store/open-store.js';

/** The sandbox's own: what it plays is not the bot's, and goes by no key of the operator. */
async function sandboxVault({ DATA_DIR }: Settings): Promise<Vault> {
  const path = join(DATA_DIR, 'sandbox.key');
  await ensureDirectory(DATA_DIR);
  const kept = await readKeyFile(path);
  const text = kept ?? makeKey();
  if (kept === undefined) await writeKeyFile(path, text);
  const key = parseKey(text);
  if (key === undefined) throw wrongKey(path);
  return createVault(key);
}

/** Loaded only where it is wanted: the bot on the real Webex never has it in memory. */
export async function openSandbox(settings: Settings, log: Logger, doors?: Router): Promise<RunningSandbox> {
  const { startSandbox } = await import('./sandbox/start-sandbox.js');
  const { HOST: host, PORT: port, SANDBOX_SEED: seed } = settings;
  const dir = join(settings.DATA_DIR, 'sandbox');
  const served = doors === undefined ? {} : { doors };
  const sealing = await sandboxVault(settings);
  const open = (options: StoreOptions) => openSealed(options, sealing);
  const kept = { dir, openStore: open, sealing };
  return onFreePort(host, port, () => startSandbox({ host, port, seed, log, ...kept, ...served }));
}

/** What a bot of one's own needs in its environment to live in the sandbox. */
export interface SandboxAlone {
  readonly url: string;
  readonly environment: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

const callingSchema = z.object({
  calling: z.object({
    serviceApp: z.object({
      clientId: z.string(),
      clientSecret: z.string(),
      refreshTokens: z.array(z.object({ refreshToken: z.string() })),
    }),
  }),
});

/** The Service App of everybody's organisation, as it would be authorised in Control Hub. */
async function callingOf(url: string): Promise<Readonly<Record<string, string>>> {
  const description: unknown = await (await fetch(`${url}/sandbox.json`)).json();
  const { clientId, clientSecret, refreshTokens } = callingSchema.parse(description).calling.serviceApp;
  return {
    CALLING_CLIENT_ID: clientId,
    CALLING_CLIENT_SECRET: clientSecret,
    CALLING_REFRESH_TOKEN: refreshTokens.map(({ refreshToken }) => refreshToken).join(','),
  };
}

/** The sandbox without the bot, for people who try their own. */
export async function createSandboxAlone(settings: Settings, log: Logger): Promise<SandboxAlone> {
  const sandbox = await openSandbox(settings, log);
  const { url, token, deskToken } = sandbox;
  return {
    url,
    environment: {
      WEBEX_BOT_TOKEN: token,
      WEBEX_API_URL: `${url}/v1`,
      PSTN_URL: `${url}/desk/api`,
      PSTN_TOKEN: deskToken,
      ...(await callingOf(url)),
    },
    stop: () => sandbox.close(),
  };
}

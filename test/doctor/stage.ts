/** A sandbox, and settings of a bot beside it, for a doctor to look at. */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { pino } from 'pino';
import { readSettings, type Settings } from '../../src/config.js';
import { createSwitchboard, type Switchboard } from '../../src/create-switchboard.js';
import { examine } from '../../src/doctor/examine.js';
import type { Finding, FindingCode } from '../../src/doctor/finding.js';
import { startSandbox } from '../../src/sandbox/start-sandbox.js';
import { freePort } from '../support/free-port.js';

const log = pino({ level: 'silent' });

export interface Stage {
  readonly dir: string;
  /** Of a bot that would run well. */
  readonly environment: Readonly<Record<string, string>>;
  /** What the doctor finds with these settings in place of the good ones. */
  examine(over?: Record<string, string>): Promise<readonly Finding[]>;
  startBot(): Promise<Switchboard>;
  /** Deletes all webhooks of the bot. */
  deleteWebhooks(): Promise<void>;
  /** Address of the same Webex, whose clock is off by so much. */
  withClockOff(seconds: number): Promise<string>;
  close(): Promise<void>;
}

export async function createStage(): Promise<Stage> {
  const dir = await mkdtemp(join(tmpdir(), 'switchboard-'));
  const place = { host: '127.0.0.1', port: 0, seed: 'test', dir: join(dir, 'sandbox') };
  const sandbox = await startSandbox({ ...place, doors: express.Router(), log });
  const port = String(await freePort());
  const environment = {
    PORT: port,
    OPS_PORT: String(await freePort()),
    DATA_DIR: join(dir, 'data'),
    DATA_KEY: 'cd'.repeat(32),
    WEBEX_BOT_TOKEN: sandbox.token,
    WEBEX_API_URL: `${sandbox.url}/v1`,
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    PSTN_URL: `${sandbox.url}/desk/api`,
    PSTN_TOKEN: sandbox.deskToken,
  };
  const settings = (over: Record<string, string>): Settings => readSettings({ ...environment, ...over });
  const authorization = { authorization: `Bearer ${sandbox.token}` };
  const closing: (() => void)[] = [];

  async function withClockOff(seconds: number): Promise<string> {
    const server = createServer((request, response) => {
      void fetch(sandbox.url + (request.url ?? ''), { headers: authorization }).then(async (answer) => {
        response.sendDate = false;
        response.setHeader('date', new Date(Date.now() + seconds * 1000).toUTCString());
        response.writeHead(answer.status).end(await answer.text());
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closing.push(() => server.close());
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  }

  return {
    dir,
    environment,
    examine: (over = {}) => examine(settings(over), join(dir, 'no.env')),
    startBot: () => createSwitchboard(settings({}), log),
    async deleteWebhooks() {
      const url = `${sandbox.url}/v1/webhooks`;
      const { items } = (await (await fetch(url, { headers: authorization })).json()) as {
        items: { id: string }[];
      };
      for (const { id } of items) await fetch(`${url}/${id}`, { method: 'DELETE', headers: authorization });
    },
    withClockOff,
    async close() {
      for (const close of closing) close();
      await sandbox.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

export const codesOf = (
  findings: readonly Finding[],
  level: Finding['level'] | 'any' = 'any',
): readonly FindingCode[] =>
  findings.filter((one) => level === 'any' || one.level === level).map(({ code }) => code);

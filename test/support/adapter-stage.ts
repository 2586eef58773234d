/** A sandbox that plays Webex Calling, and adapters beside it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { pino, type Logger } from 'pino';
import { z } from 'zod';
import { readSettings } from '../../src/config.js';
import { createMemoryShelf, type Shelf } from '../../src/pstn/webex/credentials/shelf.js';
import type { TokenRow } from '../../src/pstn/webex/credentials/token-keeper.js';
import { createWebexCalling, type WebexCalling } from '../../src/pstn/webex/create-webex-calling.js';
import type { DeedRow } from '../../src/pstn/webex/deeds.js';
import { callingWay } from '../../src/pstn/webex/settings.js';
import type { EsaAddress } from '../../src/esa/address.js';
import { startSandbox } from '../../src/sandbox/start-sandbox.js';
import { callingDescription, type CallingDescription } from './calling-stage.js';

export interface Beside {
  readonly environment?: Readonly<Record<string, string>>;
  readonly tokens?: Shelf<TokenRow>;
  readonly deeds?: Shelf<DeedRow>;
  readonly log?: Logger;
  readonly now?: () => Date;
}

export interface CallingStage {
  readonly url: string;
  readonly apiUrl: string;
  readonly info: CallingDescription;
  /** Settings of the Service App for these organisations, by their names; for all customers without any. */
  environment(...organizations: readonly string[]): Record<string, string>;
  /** Settings of a Service App that fetches its tokens itself; these never run out. */
  fetching(...organizations: readonly string[]): Record<string, string>;
  /** Waits for nothing between two tries; closed with the stage. */
  calling(beside?: Beside): WebexCalling;
  person(email: string): { readonly id: string; readonly email: string };
  organization(name: string): string;
  faults(plan: object): Promise<void>;
  /** What the sandbox counted of attempts to change numbers. */
  numberChanges(): Promise<readonly unknown[]>;
  /** What an adapter waited for, in milliseconds. */
  readonly pauses: number[];
  close(): Promise<void>;
}

export const partnerName = 'Northwind Partners';

/** Of Houston in the sandbox; the provider takes it as it is. */
export const office: EsaAddress = {
  address1: '1200 Harbor Street',
  city: 'Houston',
  state: 'TX',
  postalCode: '77002',
  country: 'US',
};

export async function createCallingStage(): Promise<CallingStage> {
  const dir = await mkdtemp(join(tmpdir(), 'switchboard-'));
  const place = { host: '127.0.0.1', port: 0, seed: 'test', dir: join(dir, 'sandbox') };
  const sandbox = await startSandbox({ ...place, doors: express.Router(), log: pino({ level: 'silent' }) });
  const info = callingDescription.parse(await (await fetch(`${sandbox.url}/sandbox.json`)).json());
  const apiUrl = `${sandbox.url}/v1`;
  const open: WebexCalling[] = [];
  const pauses: number[] = [];
  const { serviceApp } = info.calling;
  const organizationNamed = (name: string) => {
    const found = serviceApp.refreshTokens.find(({ org }) => org === name);
    if (found === undefined) throw new Error(`The world has no organisation ${name}`);
    return found;
  };
  const environment = (...names: readonly string[]) => {
    const own = serviceApp.refreshTokens.map(({ org }) => org).filter((org) => org !== partnerName);
    const chosen = names.length === 0 ? own : names;
    return {
      CALLING_CLIENT_ID: serviceApp.clientId,
      CALLING_CLIENT_SECRET: serviceApp.clientSecret,
      CALLING_REFRESH_TOKEN: chosen.map((name) => organizationNamed(name).refreshToken).join(','),
    };
  };
  return {
    url: sandbox.url,
    apiUrl,
    info,
    environment,
    fetching: (...names) => ({
      CALLING_CLIENT_ID: serviceApp.clientId,
      CALLING_CLIENT_SECRET: serviceApp.clientSecret,
      CALLING_SERVICE_APP_ID: serviceApp.id,
      CALLING_APPLICATIONS_TOKEN: info.people[0]?.token ?? '',
      CALLING_ORGS: names.map((name) => organizationNamed(name).orgId).join(','),
    }),
    calling(beside = {}) {
      const { tokens = createMemoryShelf(), deeds = createMemoryShelf(), log, now } = beside;
      const settings = readSettings({
        ...(beside.environment ?? environment()),
        WEBEX_BOT_TOKEN: 'long enough',
      });
      const way = callingWay(settings);
      if (way === undefined) throw new Error('The settings are for no Webex Calling');
      const calling = createWebexCalling({
        url: settings.CALLING_API_URL ?? apiUrl,
        way,
        settings,
        tokens,
        deeds,
        log: log ?? pino({ level: 'silent' }),
        pause: (ms) => {
          pauses.push(ms);
          return Promise.resolve();
        },
        ...(now === undefined ? {} : { now }),
      });
      open.push(calling);
      return calling;
    },
    person(email) {
      const found = info.people.find((one) => one.email === email);
      if (found === undefined) throw new Error(`The world has no ${email}`);
      return { id: found.id, email };
    },
    organization: (name) => organizationNamed(name).orgId,
    async faults(plan) {
      const body = JSON.stringify(plan);
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(`${sandbox.url}/sandbox/faults`, { method: 'PUT', headers, body });
      if (!answer.ok) throw new Error(`The sandbox refuses the plan: ${await answer.text()}`);
    },
    async numberChanges() {
      const answer: unknown = await (await fetch(`${sandbox.url}/sandbox/calling`)).json();
      return z.object({ numberChanges: z.array(z.unknown()) }).parse(answer).numberChanges;
    },
    pauses,
    async close() {
      for (const calling of open) await calling.close();
      await sandbox.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

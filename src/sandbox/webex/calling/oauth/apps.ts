import { createHash, timingSafeEqual } from 'node:crypto';
import { appScopes } from '../admission/scopes.js';
import { webexId } from '../../ids.js';
import { uuidOf } from '../ids.js';

export interface App {
  readonly kind: 'service-app' | 'integration';
  /** As it stands in `/applications/{id}/token`. */
  readonly id: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scopes: readonly string[];
}

/** What was registered at the developer portal: a Service App, and an integration that an administrator lets in. */
export interface Apps {
  readonly serviceApp: App;
  readonly integration: App;
  byId(id: string): App | undefined;
  /** Undefined unless the secret is right too. */
  byClient(clientId: string, clientSecret: string): App | undefined;
  byClientId(clientId: string): App | undefined;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

const register = (kind: App['kind'], seed: string): App => {
  const uuid = uuidOf(`${kind} ${seed}`);
  return {
    kind,
    id: webexId('APPLICATION', uuid),
    clientId: `C${digest(`client ${uuid}`).toString('hex')}`,
    clientSecret: digest(`secret ${uuid}`).toString('hex'),
    scopes: appScopes,
  };
};

/** The same seed gives the same apps, so that settings still fit after a restart. */
export const createApps = (seed: string): Apps => {
  const serviceApp = register('service-app', seed);
  const integration = register('integration', seed);
  const all = [serviceApp, integration];
  const byClientId = (clientId: string) => all.find((app) => app.clientId === clientId);
  return {
    serviceApp,
    integration,
    byId: (id) => all.find((app) => app.id === id),
    byClientId,
    byClient: (clientId, clientSecret) => {
      const app = byClientId(clientId);
      return app && timingSafeEqual(digest(clientSecret), digest(app.clientSecret)) ? app : undefined;
    },
  };
};

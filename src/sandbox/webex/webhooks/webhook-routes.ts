import { Router } from 'express';
import { z } from 'zod';
import type { Context } from '../context.js';
import { given, parse } from '../http/parse.js';
import { pageFields, sendPage } from '../http/paging.js';
import { cleanId, newId } from '../ids.js';
import { badRequest, notFound } from '../refusal.js';
import type { PersonRow, WebhookRow } from '../state/rows.js';
import { checkFilter } from './filter.js';
import type { WebhookHealth } from './health.js';

const targetUrl = z.url({ protocol: /^https?$/, error: 'must be an http address' });

const newWebhook = z.object({
  name: z.string().min(1),
  targetUrl,
  resource: z.enum(['messages', 'memberships', 'rooms', 'attachmentActions', 'all']),
  event: z.enum(['created', 'updated', 'deleted', 'all']),
  filter: given(z.string()),
  secret: given(z.string()),
});
const webhookUpdate = z.object({
  name: given(z.string().min(1)),
  targetUrl: given(targetUrl),
  secret: given(z.string()),
  status: given(z.enum(['active', 'inactive'])),
});

const events: Readonly<Record<WebhookRow['resource'], readonly WebhookRow['event'][]>> = {
  messages: ['created', 'deleted', 'all'],
  memberships: ['created', 'updated', 'deleted', 'all'],
  rooms: ['created', 'updated', 'all'],
  attachmentActions: ['created', 'all'],
  all: ['all'],
};

type Deps = Context & { readonly health: WebhookHealth };

const register = async ({ state, ledger, now }: Deps, owner: PersonRow, body: unknown) => {
  const fields = parse(newWebhook, body);
  const { resource, event, filter } = fields;
  if (!events[resource].includes(event)) throw badRequest(`event: ${resource} has no event ${event}.`);
  if (filter !== undefined) checkFilter(filter);
  const hook: WebhookRow = {
    ...fields,
    id: newId('WEBHOOK'),
    seq: state.nextSeq(),
    ownerId: owner.id,
    orgId: owner.orgId,
    status: 'active',
    created: now(),
  };
  await ledger.write((change) => change.put(state.webhooks, hook));
  return hook;
};

const update = async ({ state, ledger, health }: Deps, hook: WebhookRow, body: unknown) => {
  const { name, targetUrl, secret, status } = parse(webhookUpdate, body);
  const changed: WebhookRow = {
    ...hook,
    name: name ?? hook.name,
    targetUrl: targetUrl ?? hook.targetUrl,
    secret: secret ?? hook.secret,
    status: status ?? hook.status,
  };
  await ledger.write((change) => change.put(state.webhooks, changed));
  if (status === 'active') health.reset(hook.id);
  return changed;
};

export const createWebhookRoutes = (deps: Deps): Router => {
  const { state, ledger, present, callerOf } = deps;
  const ownHook = (id: string, caller: PersonRow): WebhookRow => {
    const hook = state.webhooks.get(cleanId(id));
    if (hook?.ownerId !== caller.id) throw notFound('Could not find a webhook with provided ID.');
    return hook;
  };
  const router = Router();
  router.get('/webhooks', (req, res) => {
    const items = state.webhooks.by('owner', callerOf(req).id);
    const query = parse(z.object(pageFields), req.query);
    sendPage(req, res, { ...query, items, key: (hook) => hook.seq, show: present.webhook });
  });
  router.post('/webhooks', async (req, res) => {
    res.json(present.webhook(await register(deps, callerOf(req), req.body)));
  });
  router.get('/webhooks/:id', (req, res) => {
    res.json(present.webhook(ownHook(req.params.id, callerOf(req))));
  });
  router.put('/webhooks/:id', async (req, res) => {
    res.json(present.webhook(await update(deps, ownHook(req.params.id, callerOf(req)), req.body)));
  });
  // Deliveries that are already due stay due.
  router.delete('/webhooks/:id', async (req, res) => {
    const hook = ownHook(req.params.id, callerOf(req));
    await ledger.write((change) => change.remove(state.webhooks, hook.id));
    res.status(204).end();
  });
  return router;
};

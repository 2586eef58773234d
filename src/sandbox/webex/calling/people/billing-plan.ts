import { z } from 'zod';
import { parse } from '../../http/parse.js';
import { notFound } from '../../refusal.js';
import { param, type CallingDeps, type Door, type Visit } from '../admission/door.js';
import { scopes } from '../admission/scopes.js';
import { readSetting, writeSetting } from '../settings.js';
import { linesOf, ownerId } from './members.js';

const body = z.object({ enabled: z.boolean() });

/** Whether calls out go by the Calling Plan (webex-api.md 2.3); at its locations they do unless it was changed. */
export const addBillingPlan = ({ on }: Door, deps: CallingDeps): void => {
  const path = '/telephony/config/:kind/:memberId/outboundBillingPlan';
  const kinds: Readonly<Record<string, string>> = { people: 'user', workspaces: 'workspace' };
  const memberIn = (visit: Visit) => {
    const id = param(visit, 'memberId');
    const line = linesOf(visit).find(
      ({ row, location }) =>
        row.owner?.kind === kinds[param(visit, 'kind')] &&
        row.owner !== undefined &&
        ownerId(deps.world, location, row.owner) === id,
    );
    if (line === undefined) throw notFound('Member not found.');
    return { id: `billing ${id}`, line };
  };
  on('get', path, { anyOf: [scopes.configRead], rank: 'read' }, (visit) => {
    const { id, line } = memberIn(visit);
    const set = body.safeParse(readSetting(deps, id)).data;
    return set ?? { enabled: line.location.pstn === 'CISCO_PSTN' };
  });
  on('put', path, { anyOf: [scopes.configWrite], rank: 'full' }, async (visit) => {
    const { id } = memberIn(visit);
    await writeSetting(deps, id, parse(body, visit.req.body));
    return undefined;
  });
};

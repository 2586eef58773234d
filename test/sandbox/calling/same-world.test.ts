import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createGatewayPstn } from '../../../src/pstn/gateway/gateway-pstn.js';
import { world } from '../../../src/sandbox/world-data.js';
import details from '../../../src/sandbox/webex/calling/locations/location-details.json' with { type: 'json' };
import { openCallingStage } from '../../support/calling-stage.js';
import { at, placed, who } from '../desk/start-desk.js';

const folder = async () => {
  const dir = await mkdtemp(join(tmpdir(), 'same-world-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  return dir;
};
const open = async (dir?: string) => {
  const stage = await openCallingStage(dir);
  onTestFinished(() => stage.stop());
  return stage;
};

describe('the world of the desk and of Webex Calling', () => {
  it('is one: numbers ordered at the desk are there inactive, and active once the order is done', async () => {
    const stage = await open();
    const pstn = createGatewayPstn({ url: `${stage.url}/desk/api`, token: stage.deskToken });
    const call = await stage.app('Harbor & Pine');
    const [number] = (
      await pstn.searchNumbers({ locationId: at('San Jose'), state: 'CA', areaCode: '669', limit: 1 })
    ).map((one) => one.number);
    const order = placed(
      await pstn.placeOrder({
        ...{
          key: 'k',
          type: 'new',
          locationId: at('San Jose'),
          orderedBy: who.alice,
          numbers: [number ?? ''],
        },
      }),
    );
    const state = async () => {
      const { rows } = await call(
        'GET',
        `/telephony/config/numbers?phoneNumber=${encodeURIComponent(number ?? '')}`,
      );
      return rows.map((row) => row['state']);
    };
    expect(await state()).toEqual(['INACTIVE']);
    await fetch(`${stage.url}/desk/page/orders/${order.id}/acceptance`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-desk-page': '1' },
      body: JSON.stringify({ email: who.alice.email }),
    });
    expect(await state()).toEqual(['ACTIVE']);
  });

  it('has an address for each location', () => {
    expect(Object.keys(details).sort()).toEqual(world.locations.map(({ id }) => id).sort());
  });

  it('keeps consents, tokens and settings over a restart', async () => {
    const dir = await folder();
    const first = await openCallingStage(dir);
    const { tokens } = await first.refresh(first.firstToken('Harbor & Pine'));
    const rotated = await first.refresh(tokens?.refresh_token ?? '');
    const path = '/telephony/config/numbers?ownerName=maria';
    const call = first.with(rotated.tokens?.access_token);
    const { id } = (await call('GET', path)).rows[0]?.['owner'] as { id: string };
    await call('PUT', `/telephony/config/people/${id}/outboundBillingPlan`, { enabled: false });
    await first.stop();

    const second = await open(dir);
    const again = second.with(rotated.tokens?.access_token);
    expect((await again('GET', `/telephony/config/people/${id}/outboundBillingPlan`)).body).toEqual({
      enabled: false,
    });
    expect((await second.refresh(rotated.tokens?.refresh_token ?? '')).status).toBe(200);
    expect((await second.refresh(second.firstToken('Harbor & Pine'))).status).toBe(400);
  });
});

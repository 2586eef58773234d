/**
 * What a bot without a public address is registered as at Webex, one device for each process that listens. Webex
 * allows about a hundred; a process that was killed leaves its own behind (webex-api.md 9.3).
 */
import { z } from 'zod';

const deviceSchema = z.looseObject({ url: z.string(), modificationTime: z.string().default('') });
const listSchema = z.looseObject({ body: z.looseObject({ devices: z.array(deviceSchema) }) });
type Device = z.infer<typeof deviceSchema>;

/** As much of the SDK as is needed: it knows where the devices are. */
export interface DeviceApi {
  request(asked: object): Promise<unknown>;
}

const isOverLimit = /excessive device registrations/i;

export const isDeviceLimit = (error: unknown): boolean =>
  error instanceof Error && isOverLimit.test(error.message);

async function devicesOf(api: DeviceApi): Promise<readonly Device[]> {
  const answer = await api.request({ method: 'GET', service: 'wdm', resource: 'devices' });
  return listSchema.parse(answer).body.devices;
}

/** Removes the third that was prolonged longest ago, as newer versions of the SDK do; answers how many. */
export async function makeRoom(api: DeviceApi): Promise<{ removed: number; of: number }> {
  const devices = await devicesOf(api);
  const oldestFirst = [...devices].sort((one, other) =>
    one.modificationTime.localeCompare(other.modificationTime),
  );
  const old = oldestFirst.slice(0, Math.ceil(devices.length / 3));
  for (const { url } of old) await api.request({ method: 'DELETE', uri: url });
  return { removed: old.length, of: devices.length };
}

/** A client prolongs its device every 16 minutes; by then one that was left behind has not been. */
const aliveMs = 17 * 60_000;

/** How many devices of this token, beside our own, may have somebody listening. All times are of Webex's clock. */
export async function otherListeners(api: DeviceApi, ownUrl: string): Promise<number> {
  const devices = await devicesOf(api);
  const own = devices.find(({ url }) => url === ownUrl);
  const since = Date.parse(own?.modificationTime ?? '') - aliveMs;
  return devices.filter((one) => one !== own && !(Date.parse(one.modificationTime) < since)).length;
}

import { randomUUID } from 'node:crypto';
import { Router, type Request } from 'express';
import type { Context } from '../context.js';
import { bodies } from '../http/bodies.js';
import { innerId } from '../ids.js';
import { forbidden, notFound } from '../refusal.js';
import type { DeviceRow } from '../state/rows.js';

/** More than any client needs; Webex refuses a person who registers without end in the same words. */
export const mostDevices = 100;

type Deps = Pick<Context, 'state' | 'ledger' | 'callerOf' | 'now'> & {
  readonly sockets: { forget(device: DeviceRow): void };
  /** How many devices a person may have while a plan of faults says so. */
  readonly limit: () => number | undefined;
};

const originOf = (req: Request): string => req.headers.host ?? 'localhost';

/** Only `url` and `webSocketUrl` are read by the SDK; a feature in the lists would change how it connects. */
const showDevice = (device: DeviceRow, host: string) => ({
  url: `http://${host}/wdm/api/v1/devices/${device.id}`,
  webSocketUrl: `ws://${host}/mercury/${device.id}`,
  userId: innerId(device.ownerId),
  deviceType: 'WEB',
  modificationTime: device.modified ?? device.created,
  features: { developer: [], entitlement: [], user: [] },
  services: {},
  serviceHostMap: { serviceLinks: {}, hostCatalog: {} },
});

/** Device registration (WDM): a client without a webhook registers one, and listens on its socket (webex-wire.md, 4). */
export const createDeviceRoutes = ({ state, ledger, callerOf, now, sockets, limit }: Deps): Router => {
  const own = (req: Request<{ id: string }>): DeviceRow => {
    const caller = callerOf(req);
    const device = state.devices.get(req.params.id);
    if (device?.ownerId !== caller.id) throw notFound('Device not found.');
    return device;
  };
  const drop = async (devices: readonly DeviceRow[]): Promise<void> => {
    await ledger.write((change) => devices.forEach(({ id }) => change.remove(state.devices, id)));
    devices.forEach((device) => sockets.forget(device));
  };

  const router = Router();
  router.post('/wdm/api/v1/devices', ...bodies, async (req, res) => {
    const { id: ownerId } = callerOf(req);
    if (state.devices.by('owner', ownerId).length >= (limit() ?? mostDevices)) {
      throw forbidden('User has excessive device registrations');
    }
    const device: DeviceRow = { id: randomUUID(), seq: state.nextSeq(), ownerId, created: now() };
    await ledger.write((change) => change.put(state.devices, device));
    res.json(showDevice(device, originOf(req)));
  });
  router.get('/wdm/api/v1/devices', (req, res) => {
    const devices = state.devices.by('owner', callerOf(req).id);
    res.json({ devices: devices.map((device) => showDevice(device, originOf(req))) });
  });
  router.put('/wdm/api/v1/devices/:id', async (req, res) => {
    const device: DeviceRow = { ...own(req), modified: now() };
    await ledger.write((change) => change.put(state.devices, device));
    res.json(showDevice(device, originOf(req)));
  });
  router.delete('/wdm/api/v1/devices/:id', async (req, res) => {
    await drop([own(req)]);
    res.status(204).end();
  });
  router.delete('/wdm/api/v1/devices', async (req, res) => {
    await drop([...state.devices.by('owner', callerOf(req).id)]);
    res.status(204).end();
  });
  return router;
};

/** The desk page of the sandbox, as whoever plays Cisco uses it. */
import { createHash, createHmac } from 'node:crypto';

export interface Desk {
  move(orderId: string, to: string, rest?: Readonly<Record<string, unknown>>): Promise<void>;
  remark(orderId: string, remark: Readonly<Record<string, unknown>>): Promise<void>;
  /** Turns the clock of the whole sandbox forwards. */
  pass(minutes: number): Promise<void>;
  order(orderId: string): Promise<Record<string, unknown>>;
  /** A status event as a provider posts it, signed unless `secret` is another one. */
  tell(event: Readonly<Record<string, unknown>>, secret?: string): Promise<{ status: number; body: unknown }>;
}

export function createDeskPage(url: string, seed = 'switchboard'): Desk {
  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${url}/desk/page${path}`, {
      method,
      headers: { 'content-type': 'application/json', 'x-desk-page': '1' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`The desk answered ${response.status}: ${text}`);
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  };
  const own = createHash('sha256').update(`events ${seed}`).digest('hex');
  return {
    move: async (id, to, rest = {}) => {
      await call('POST', `/orders/${id}/moves`, { to, ...rest });
    },
    remark: async (id, remark) => {
      await call('POST', `/orders/${id}/remarks`, remark);
    },
    pass: async (minutes) => {
      await call('POST', '/clock', { minutes });
    },
    order: async (id) => (await call('GET', `/orders/${id}`)) as Record<string, unknown>,
    async tell(event, secret = own) {
      const { now } = (await call('GET', '/orders')) as { now: string };
      const timestamp = String(Math.floor(Date.parse(now) / 1000));
      const body = JSON.stringify(event);
      const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
      const headers = { 'x-switchboard-timestamp': timestamp, 'x-switchboard-signature': signature };
      const response = await fetch(`${url}/orders/events`, { method: 'POST', headers, body });
      return { status: response.status, body: await response.json() };
    },
  };
}

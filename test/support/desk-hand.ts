/** The hand of whoever plays Cisco: presses on the desk's page, and status events signed as a provider's. */
import { createHash } from 'node:crypto';
import { DateTime } from 'luxon';
import { signatureHeader, signatureOf, timestampHeader } from '../../src/bot/news/door.js';
import { nextValidDates } from '../../src/orders/port/business-days.js';
import type { RejectionReason } from '../../src/orders/port/port-order.js';
import type { Location, Order } from '../../src/pstn/provider.js';

/** An order as the desk's page shows it. */
export type DeskOrder = Order & Pick<Location, 'timeZone' | 'country' | 'variant'>;

export interface Received {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

export type DeskHand = ReturnType<typeof createDeskHand>;

/** The secret of a sandbox that was started without a seed of its own. */
const eventSecret = createHash('sha256').update('events switchboard').digest('hex');

export function createDeskHand(url: string) {
  const page = `${url}/desk/page`;

  async function get<T>(path: string): Promise<T> {
    const response = await fetch(page + path);
    if (!response.ok) throw new Error(`The desk answers ${response.status} for ${path}`);
    return (await response.json()) as T;
  }
  async function post<T>(path: string, body: unknown): Promise<T> {
    const headers = { 'content-type': 'application/json', 'x-desk-page': '1' };
    const response = await fetch(page + path, { method: 'POST', headers, body: JSON.stringify(body) });
    const answer: unknown = await response.json();
    if (!response.ok) throw new Error(`The desk refuses ${path}: ${JSON.stringify(answer)}`);
    return answer as T;
  }
  const move = (id: string, to: string, rest: object = {}) =>
    post<DeskOrder>(`/orders/${id}/moves`, { to, ...rest });
  const remark = (id: string, body: object) => post<DeskOrder>(`/orders/${id}/remarks`, body);
  const order = (id: string) => get<DeskOrder>(`/orders/${id}`);
  const now = async () => new Date((await get<{ now: string }>('/orders')).now);

  /** A firm order commitment for the next day there is. */
  async function confirm(id: string): Promise<DeskOrder> {
    const location = await order(id);
    const [date] = nextValidDates(location, await now(), 1);
    return move(id, 'foc_received', { foc: { date, time: '10:00' } });
  }
  const accept = (id: string) => move(id, 'submitted');
  const complete = (id: string) => move(id, 'completed');

  return {
    move,
    remark,
    order,
    now,
    accept,
    confirm,
    complete,
    cancel: (id: string) => move(id, 'cancelled'),
    orders: async () => (await get<{ orders: DeskOrder[] }>('/orders')).orders,
    reject: (id: string, ...reasons: readonly RejectionReason[]) => move(id, 'rejected', { reasons }),
    want: (id: string, text: string) => remark(id, { what: 'wanted', text }),
    pass: (minutes: number) => post<{ now: string }>('/clock', { minutes }),
    /** Today in this time zone. */
    today: async (zone: string) => DateTime.fromJSDate(await now(), { zone }),
    async document(orderId: string, documentId: string): Promise<Uint8Array> {
      const response = await fetch(`${page}/orders/${orderId}/documents/${documentId}`);
      return new Uint8Array(await response.arrayBuffer());
    },
    /** From “pending” to the end. */
    async bringHome(id: string): Promise<void> {
      await accept(id);
      await confirm(id);
      await complete(id);
    },
    /** A status event as a provider posts it to the bot's door; with another secret it is not believed. */
    async tell(event: Readonly<Record<string, unknown>>, secret = eventSecret): Promise<Received> {
      const at = await now();
      const body = JSON.stringify({ at: at.toISOString(), ...event });
      const timestamp = String(Math.floor(at.getTime() / 1000));
      const headers = {
        'content-type': 'application/json',
        [timestampHeader]: timestamp,
        [signatureHeader]: signatureOf(secret, timestamp, body),
      };
      const response = await fetch(`${url}/orders/events`, { method: 'POST', headers, body });
      return { status: response.status, body: (await response.json()) as Received['body'] };
    },
  };
}

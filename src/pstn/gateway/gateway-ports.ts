import { createHash } from 'node:crypto';
import type { Portability } from '../../orders/port/port-order.js';
import type { PersonRef, PortChange, PstnProvider } from '../provider.js';
import { path, required, type Client } from './client.js';
import { portabilityAnswer, portAccount } from './port-schemas.js';
import { changeAnswer } from './schemas.js';

type PortCalls = Pick<
  PstnProvider,
  'portability' | 'portAccount' | 'addDocument' | 'resubmitPort' | 'changePort' | 'cancelPort'
>;

/** How many numbers one call asks about: about a tenth of what a body may hold. */
const numbersPerCall = 500;

/** As long as a file name may be; what lies beyond is cut off. */
const longestName = 255;

const inParts = (numbers: readonly string[]): (readonly string[])[] =>
  Array.from({ length: Math.ceil(numbers.length / numbersPerCall) }, (_, part) =>
    numbers.slice(part * numbersPerCall, (part + 1) * numbersPerCall),
  );

/** The calls about ports. What the desk leaves out of its verdicts counts as `unknown`. */
export const createGatewayPorts = ({ ask }: Client): PortCalls => {
  const judge = async (locationId: string, numbers: readonly string[]): Promise<readonly Portability[]> => {
    const call = {
      method: 'POST',
      path: path('locations', locationId, 'portability'),
      body: { numbers },
    } as const;
    const answers = (await ask(call, portabilityAnswer))?.numbers ?? [];
    const known = new Map(answers.map((answer) => [answer.number, answer]));
    return numbers.map((number) => known.get(number) ?? { number, verdict: 'unknown', type: 'local' });
  };
  const change =
    (what: 'resubmission' | 'change' | 'cancellation') =>
    async (orderId: string, key: string, by: PersonRef, wanted: PortChange = {}) =>
      required(
        await ask(
          { method: 'PUT', path: path('orders', orderId, `${what}s`, key), body: { by, change: wanted } },
          changeAnswer,
        ),
      );
  const resubmit = change('resubmission');
  const alter = change('change');
  const cancel = change('cancellation');
  return {
    portability: async (locationId, numbers) => {
      const found: Portability[] = [];
      for (const part of inParts(numbers)) found.push(...(await judge(locationId, part)));
      return found;
    },
    portAccount: (orderId) => ask({ path: path('orders', orderId, 'account') }, portAccount),
    addDocument: async (orderId, { kind, name, type, bytes }, by) => {
      const id = createHash('sha256').update(bytes).digest('hex');
      const who = { byId: by.id, byEmail: by.email, byGiven: by.given };
      const about = { kind, name: name.slice(0, longestName), ...who };
      const call = { method: 'PUT', path: path('orders', orderId, 'documents', id) } as const;
      return required(await ask({ ...call, content: { type, bytes, about } }, changeAnswer));
    },
    resubmitPort: (orderId, wanted, key, by) => resubmit(orderId, key, by, wanted),
    changePort: (orderId, wanted, key, by) => alter(orderId, key, by, wanted),
    cancelPort: (orderId, key, by) => cancel(orderId, key, by),
  };
};

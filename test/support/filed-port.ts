/** Ports filed at the desk without a conversation, for those that begin with a rejection. */
import { createHash } from 'node:crypto';
import type { PortAccount } from '../../src/orders/port/port-order.js';
import { createGatewayPstn } from '../../src/pstn/gateway/gateway-pstn.js';
import type { NewOrder, PersonRef } from '../../src/pstn/provider.js';
import { world } from '../../src/sandbox/world-data.js';
import type { SentFile } from './talk.js';

type NewPort = Extract<NewOrder, { type: 'port' }>;

export interface Filing {
  readonly by: string;
  readonly city: string;
  readonly numbers: readonly string[];
  readonly account: PortAccount;
  readonly documents: readonly { readonly kind: 'bill' | 'loa'; readonly file: SentFile }[];
  readonly over?: Partial<NewPort>;
}

/** The desk's token in a sandbox that was started without a seed of its own. */
const token = createHash('sha256').update('desk switchboard').digest('hex');

function personNamed(name: string): PersonRef {
  const person = world.people.find(({ firstName }) => firstName === name);
  if (person === undefined) throw new Error(`Nobody is called ${name}`);
  return { id: person.uuid, email: person.email };
}

/** Files the port with its documents; the order is pending. */
export async function filePort(url: string, filing: Filing): Promise<string> {
  const { by, city, numbers, account, documents, over } = filing;
  const pstn = createGatewayPstn({ url: `${url}/desk/api`, token });
  const orderedBy = personNamed(by);
  const location = world.locations.find((one) => one.city === city);
  if (location === undefined) throw new Error(`There is no location in ${city}`);
  const result = await pstn.placeOrder({
    key: `filed ${numbers.join()}`,
    type: 'port',
    locationId: location.id,
    orderedBy,
    numbers,
    account,
    scope: { kind: 'partial', remaining: 'keep' },
    ...over,
  });
  if (!result.ok) throw new Error(`The port was refused: ${JSON.stringify(result)}`);
  for (const { kind, file } of documents) {
    const { name, type, bytes } = file;
    const handed = await pstn.addDocument(result.order.id, { kind, name, type, bytes }, orderedBy);
    if (!handed.ok) throw new Error(`The document was refused: ${JSON.stringify(handed)}`);
  }
  return result.order.id;
}

import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { createContract } from '../../conformance/contract.js';
import { pointer } from '../../conformance/document.js';
import { askAbout } from '../../src/pstn/gateway/about.js';
import { createEventSender } from '../../src/sandbox/desk/events-out.js';
import { carrierOf, changed, filed, port } from '../sandbox/desk/port-support.js';
import { at, placed, startDesk, token, who } from '../sandbox/desk/start-desk.js';
import { called, contractFetch } from '../support/contract-fetch.js';

const address = {
  address1: '1200 Harbor Street',
  city: 'Houston',
  state: 'TX',
  postalCode: '77002',
  country: 'US',
};
const contact = { name: 'Alice Morgan', email: 'alice.morgan@harborpine.example', phone: '+17135550100' };

it('the gateway speaks every call of the contract, and the desk answers each within it', async () => {
  const desk = await startDesk();
  const { pstn } = desk;
  const houston = at('Houston');
  const api = `${desk.url}/desk/api`;
  await askAbout({ url: api, token, fetch: contractFetch(api) });
  const [access] = await pstn.access(who.alice);
  const customerId = access?.customer.id ?? '';
  await Promise.all([pstn.customers(), pstn.colleagues(customerId), pstn.locations(customerId)]);

  const [state = ''] = await pstn.states(houston);
  await pstn.inventory(houston, state);
  const where = { locationId: houston, state: 'TX', city: 'Houston', areaCode: '713', prefix: '555' };
  const numbers = (await pstn.searchNumbers({ ...where, holdKey: 'h', limit: 2 })).map(
    ({ number }) => number,
  );
  const [block] = await pstn.searchBlocks({ ...where, size: 10, limit: 1 });
  await pstn.hold('h', numbers);
  const by = { locationId: houston, orderedBy: { ...who.alice, given: { [customerId]: 'admin' as const } } };
  await pstn.placeOrder({ ...by, key: 'new', holdKey: 'h', type: 'new', numbers });
  await pstn.placeOrder({ ...by, key: 'block', type: 'block', first: block?.first ?? '', size: 10 });
  const oslo = { locationId: at('Oslo'), orderedBy: who.ingrid };
  const request = { type: 'request', quantity: 3, numberType: 'local', details: 'Soon, please' } as const;
  placed(await pstn.placeOrder({ ...oslo, key: 'request', ...request }));

  await pstn.portability(houston, ['+14095550101', '+18005550199']);
  const extras = { plan: 'p', requested: { date: '2026-03-20', time: '10:00' }, extraEmail: contact.email };
  const { id } = await filed(desk, { numbers: ['+14095550103', '+14095550104'], ...extras });
  expect(await pstn.portAccount(id)).toMatchObject({ accountNumber: port().account.accountNumber });
  const bill = {
    kind: 'bill',
    name: 'März.pdf',
    type: 'application/pdf',
    bytes: Buffer.from('%PDF-1.4'),
  } as const;
  changed(await pstn.addDocument(id, bill, by.orderedBy));
  changed(await pstn.changePort(id, { account: { pin: '1234' }, scope: { kind: 'full' } }, 'c', who.alice));
  await carrierOf(desk, id).reject({ code: 'tn_error', text: 'NOT OURS', numbers: ['+14095550104'] });
  const again = { remove: ['+14095550104'], requested: { date: '2026-03-23' }, signature: port().signature };
  changed(await pstn.resubmitPort(id, { ...again, signature: again.signature ?? never() }, 'r', who.alice));
  changed(await pstn.cancelPort(id, 'x', who.alice));
  await pstn.order(id);
  await pstn.orders(customerId);
  await pstn.changes((await pstn.changes()).cursor);
  await pstn.changes('0');

  const owner = (await pstn.directory(customerId)).find((row) => row.owner !== undefined);
  await pstn.locationEcbn(houston);
  await pstn.ownerEcbn(owner?.owner?.id ?? '');
  await pstn.lookupAddress(houston, address);
  await pstn.lookupAddress(houston, { ...address, address1: 'Nowhere Road 1' });
  await pstn.saveLocationAddress(houston, address, 'a', who.alice, 'before');
  await pstn.saveNumberAddress(owner?.number ?? '', address, 'n', who.alice);
  await pstn.saveNumberAddress('+17135550199', undefined, 'm', who.alice);
  await pstn.canEnable(at('Tampa'));
  const tampa = { ...address, city: 'Tampa', state: 'FL', postalCode: '33602' };
  await pstn.enableCiscoPstn(at('Tampa'), { contact, address: tampa }, 'e', who.alice);

  const { operations } = createContract();
  expect(operations.filter((operation) => !called.has(`${operation} 200`))).toEqual([]);
  expect(operations.length).toBeGreaterThan(25);
});

it('what the desk posts is a status event of the contract, signed as it says', async () => {
  const posted: { body: string; headers: Headers }[] = [];
  const sender = createEventSender({
    url: 'http://bot.example/orders/events',
    secret: 'secret',
    clock: () => new Date('2026-03-02T09:00:00Z'),
    fetch: (_url, init = {}) => {
      posted.push({ body: init.body as string, headers: new Headers(init.headers) });
      return Promise.resolve(new Response('{}'));
    },
  });
  const desk = await startDesk();
  const { id } = await filed(desk);
  const carrier = carrierOf(desk, id);
  await carrier.accept();
  await carrier.confirm('2026-03-16', '10:00');
  await carrier.reject({ code: 'zip_mismatch', text: 'ZIP', numbers: ['+14095550101'] });
  const order = await desk.pstn.order(id);
  sender.tell(order ?? never(), undefined);
  await expect.poll(() => posted.length).toBe(4);
  const contract = createContract();
  for (const { body, headers } of posted) {
    const at = pointer('components', 'schemas', 'StatusEvent');
    expect(contract.faultsAt('event', at, JSON.parse(body))).toEqual([]);
    const time = headers.get('x-switchboard-timestamp') ?? '';
    const signature = createHmac('sha256', 'secret').update(`${time}.${body}`).digest('hex');
    expect(headers.get('x-switchboard-signature')).toBe(signature);
  }
});

function never(): never {
  throw new Error('There is always one.');
}

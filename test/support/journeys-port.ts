import { paper, picture } from '../documents/papers.js';
import type { Journey } from './journeys.js';
import type { Talk } from './talk-engine.js';
import { bluebird } from './fake-world.js';

const pdf = async (name: string, lines: readonly string[]) => ({
  name,
  type: 'application/pdf',
  bytes: await paper(lines),
});

/** A bill of Harbor & Pine, as its losing carrier prints it. */
export const billOf = (change: { date?: string; account?: string; name?: string } = {}) =>
  pdf('bill.pdf', [
    'Lone Star Telecom',
    `Bill date: ${change.date ?? 'November 10, 2026'}`,
    `Account number: ${change.account ?? '884213'}`,
    'Main number: (713) 555-0100',
    `${change.name ?? 'Harbor & Pine'}`,
    'Attn: Alice Morgan',
    '1200 Harbor Street',
    'Houston, TX 77002',
    'Amount due: $120.00',
  ]);

export const norwegianBill = (date = '10.11.2026') =>
  pdf('faktura.pdf', [
    'Fjordtele AS',
    `Fakturadato: ${date}`,
    'Kontonummer: 55120',
    'Fjordlys AS',
    'Storgata 12',
    '0155 Oslo',
  ]);

export const scan = { name: 'bill.png', type: 'image/png', bytes: picture(1_000, 1_400) };

export const account = {
  accountNumber: '884213',
  businessName: 'Harbor & Pine',
  authorisedName: 'Alice Morgan',
  btn: '713-555-0100',
  stays: 'nothing',
};
export const address = {
  street: '1200 Harbor Street',
  city: 'Houston',
  state: 'TX',
  zip: '77002',
  billed: 'here',
};

export const port = '713-555-0100 to 0104';

/** From the first words to the plan, agreed to. */
export async function plan(talk: Talk, numbers = port): Promise<void> {
  await talk.say(`port ${numbers} to Houston`);
  await talk.act('go');
}

export async function accountAndAddress(talk: Talk, change: Partial<typeof account> = {}): Promise<void> {
  talk.fill({ ...account, ...change });
  await talk.act('settle');
  talk.fill(address);
  await talk.act('settle');
}

export async function sign(talk: Talk): Promise<void> {
  talk.fill({ jobTitle: 'Office manager' });
  await talk.act('sign');
}

export const portJourneys: readonly Journey[] = [
  {
    name: 'a port, variant A, from the first words to submitted',
    async go(talk) {
      await plan(talk);
      await accountAndAddress(talk);
      await talk.send([await billOf()]);
      await sign(talk);
      await talk.act('checks');
      await talk.act('exact');
      await talk.act('review');
      await talk.act('submit');
      await talk.act('follow');
    },
  },
  {
    name: 'a port: in a trial',
    with: { as: 'dana', access: [{ customer: bluebird, role: 'admin' }] },
    go: (talk) => talk.say('port 512-555-0100 to 0104'),
  },
];

export { scan as picturedBill };

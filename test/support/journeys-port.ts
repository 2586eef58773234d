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
export const billOf = (change: { date?: string; account?: string; name?: string; btn?: string } = {}) =>
  pdf('bill.pdf', [
    'Lone Star Telecom',
    `Bill date: ${change.date ?? 'November 10, 2026'}`,
    `Account number: ${change.account ?? '884213'}`,
    `Main number: ${change.btn ?? '(713) 555-0100'}`,
    change.name ?? 'Harbor & Pine',
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

/** From the first words to the summary. */
export async function toReview(talk: Talk): Promise<void> {
  await plan(talk);
  await accountAndAddress(talk);
  await talk.send([await billOf()]);
  await sign(talk);
}

export const norwegianAccount = {
  accountNumber: '55120',
  businessName: 'Fjordlys AS',
  authorisedName: 'Ingrid Dahl',
  btn: '22 12 34 50',
  stays: 'nothing',
};
export const norwegianAddress = { street: 'Storgata 12', city: 'Oslo', zip: '0155', billed: 'here' };

/** Variant B as far as the letter of agency. */
export async function toLetter(talk: Talk): Promise<void> {
  await talk.say('port 22123450-22123454 to Oslo');
  await talk.act('go');
  talk.fill(norwegianAccount);
  await talk.act('settle');
  talk.fill(norwegianAddress);
  await talk.act('settle');
  await talk.act('settle');
  await talk.send([await norwegianBill()]);
}

export const portJourneys: readonly Journey[] = [
  {
    name: 'a port, variant A, from the first words to submitted',
    async go(talk) {
      await toReview(talk);
      await talk.act('checks');
      await talk.act('exact');
      await talk.act('review');
      await talk.act('submit');
      await talk.act('follow');
    },
  },
  {
    name: 'a port, variant B, from the first words to submitted',
    with: { as: 'ingrid' },
    async go(talk) {
      await toLetter(talk);
      await talk.act('remind');
      await talk.act('later');
      await talk.act('submit');
      await talk.act('follow');
      await talk.act('remind');
      await talk.send([await pdf('fullmakt.pdf', ['Fullmakt'])]);
      await talk.send([scan]);
    },
  },
  {
    name: 'a port: everything odd in one paste, by a partner',
    with: { as: 'per' },
    async go(talk) {
      await talk.say('port numbers');
      talk.fill({ customer: 'hp' });
      await talk.act('choose');
      talk.fill({ location: 'hp-houston' });
      await talk.act('choose');
      await talk.act('settle');
      await talk.say(
        '713-555-0100 to 0119, 713-555-0101, 713-555-0130 ext. 12, 1-800-555-0199, +47 22 12 34 56, ' +
          '713-555-01, 900-555-0100, 1-800-FLOWERS',
      );
      talk.fill({ use: '0,1,2' });
      await talk.act('settle');
      await talk.act('numbers');
      await talk.say('without 0110-0112');
      await talk.act('settle');
      await talk.say('without 9999');
    },
  },
  {
    name: 'a port in four orders',
    async go(talk) {
      talk.pstn.portabilityOf('+17135550103', { losingCarrier: 'Gulf Tel', btn: '+17135550103' });
      talk.pstn.portabilityOf('+17135550104', { verdict: 'no', reason: 'rate_center_not_covered' });
      talk.pstn.portabilityOf('+17135550105', { verdict: 'manual' });
      talk.pstn.portabilityOf('+17135550106', { type: 'mobile', losingCarrier: 'Bay Mobile' });
      await talk.say('port 713-555-0100 to 0106 to Houston');
      await talk.say('PTS');
      await talk.act('plan');
      await talk.act('bills');
      talk.fill({ other: '0102' });
      await talk.act('split');
      await talk.act('go');
      for (let order = 0; order < 4; order += 1) {
        const btn = ['713-555-0100', '713-555-0102', '713-555-0103', '713-555-0106'][order] ?? '';
        talk.fill({ ...account, btn, ...(order === 3 ? { pin: '4711' } : {}) });
        if (order === 1) talk.fill({ stays: 'keep' });
        await talk.act('settle');
        if (talk.live()?.step === 'newBtn') {
          talk.fill({ newBtn: '713-555-0190' });
          await talk.act('settle');
        }
        talk.fill({ ...address, ...(order === 1 ? { billed: 'elsewhere' } : {}) });
        await talk.act('settle');
        if (talk.live()?.step === 'billing') {
          talk.fill({ street: 'PO Box 12', city: 'Houston', state: 'TX', zip: '77002' });
          await talk.act('settle');
        }
        await talk.send([await billOf({ btn })]);
        await sign(talk);
      }
      await talk.act('checks');
      await talk.act('exact');
      await talk.act('review');
      await talk.act('submit');
    },
  },
  {
    name: 'a port: the bill, in every way it can go wrong',
    async go(talk) {
      await plan(talk);
      await accountAndAddress(talk, { accountNumber: '884231', businessName: 'Harbor and Pine' });
      await talk.act('remind');
      await talk.send([{ name: 'bill.pdf', type: '', bytes: new Uint8Array([1, 2, 3]) }]);
      await talk.send([await billOf({ date: 'October 1, 2026' })]);
      await talk.send([scan]);
      talk.fill({ billDate: '2026-10-01' });
      await talk.act('settle');
      talk.fill({ billDate: '2026-11-10' });
      await talk.act('settle');
      await talk.act('back');
      await talk.send([await billOf()]);
      await talk.act('take');
    },
  },
  {
    name: 'a port that would be rejected',
    async go(talk) {
      await toReview(talk);
      talk.pass(60 * 24 * 40);
      await talk.act('submit');
    },
  },
  {
    name: 'documents of a port',
    async go(talk) {
      const numbers = ['+17135550100'];
      talk.pstn.add({ id: 'PO-104209', customerId: 'hp', locationId: 'hp-houston', type: 'port', numbers });
      talk.pstn.want('PO-104209', 'A copy of the CSR');
      await talk.say('documents PO-104209');
      await talk.send([scan]);
      talk.fill({ kind: 'csr' });
      await talk.act('settle');
    },
  },
  {
    name: 'a port: in a trial',
    with: { as: 'dana', access: [{ customer: bluebird, role: 'admin' }] },
    go: (talk) => talk.say('port 512-555-0100 to 0104'),
  },
];

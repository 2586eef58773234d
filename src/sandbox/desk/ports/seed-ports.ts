import { DateTime } from 'luxon';
import type { PortAccount, RejectionReason } from '../../../orders/port/port-order.js';
import { nextBusinessDay } from '../../../orders/port/business-days.js';
import type { Location, PersonRef } from '../../../pstn/provider.js';
import { createPlaceOrder, type OrderingDeps } from '../ordering.js';
import { createMoveOrder, type Move } from '../progress.js';
import type { DocumentStore } from './documents.js';
import { createPortOrders } from './port-orders.js';
import { samplePdf } from './sample-pdf.js';

export interface SeedDeps extends OrderingDeps {
  readonly documents: DocumentStore;
}

type MoveAt = Omit<Move, 'foc'> & {
  readonly hoursAgo: number;
  /** Days from now; the day itself or the next business day, at 10:00 at the location. */
  readonly focInDays?: number;
};

interface SeedPort {
  readonly by: string;
  readonly city: string;
  readonly hoursAgo: number;
  readonly stem: string;
  readonly lines: readonly number[];
  readonly account: PortAccount;
  readonly signed: boolean;
  readonly moves: readonly MoveAt[];
}

const days = (count: number) => count * 24;

const rejection: readonly RejectionReason[] = [
  { code: 'account_name_mismatch', text: 'AUTH NAME ON LSR DOES NOT MATCH CSR' },
  { code: 'tn_not_portable', text: 'TN INACTIVE ON ACCOUNT', numbers: ['+14095550193'] },
];

const houston = { street: '1200 Harbor Street', city: 'Houston', state: 'TX', zip: '77002' };

/** One of each stage a port is likely to be met in. */
const seeds: readonly SeedPort[] = [
  {
    by: 'alice.morgan@harborpine.example',
    city: 'Houston',
    hoursAgo: days(40),
    stem: '+1936555',
    lines: [160, 161, 162, 163, 164, 165],
    account: {
      losingCarrier: 'Prairie Voice',
      accountNumber: '55120-7',
      authorisedName: 'Alice Morgan',
      btn: '+19365550160',
      businessName: 'Harbor & Pine LLC',
      serviceAddress: houston,
    },
    signed: true,
    moves: [
      { hoursAgo: days(38), to: 'submitted' },
      { hoursAgo: days(36), to: 'foc_received', focInDays: -24 },
      { hoursAgo: days(24) - 60, to: 'completed' },
    ],
  },
  {
    by: 'alice.morgan@harborpine.example',
    city: 'Houston',
    hoursAgo: days(6),
    stem: '+1409555',
    lines: [190, 191, 192, 193, 194],
    account: {
      losingCarrier: 'Lone Star Telecom',
      accountNumber: '884213',
      authorisedName: 'A. Morgan',
      btn: '+14095550195',
      businessName: 'Harbor & Pine LLC',
      pin: '604417',
      serviceAddress: houston,
    },
    signed: true,
    moves: [
      { hoursAgo: days(5), to: 'submitted' },
      { hoursAgo: 4, to: 'rejected', reasons: rejection },
    ],
  },
  {
    by: 'ingrid.solberg@fjordlys.example',
    city: 'Oslo',
    hoursAgo: days(8),
    stem: '+472010',
    lines: [1200, 1201, 1202, 1203, 1204, 1205, 1206, 1207],
    account: {
      losingCarrier: 'Fjordtele',
      accountNumber: 'FT-30918',
      authorisedName: 'Ingrid Solberg',
      btn: '+4720101200',
      businessName: 'Fjordlys AS',
      serviceAddress: { street: 'Havnegata 7', city: 'Oslo', zip: '0150' },
    },
    signed: false,
    moves: [
      { hoursAgo: days(6), to: 'submitted' },
      { hoursAgo: 26, to: 'foc_received', focInDays: 7 },
    ],
  },
];

const focOf = (now: Date, inDays: number, { timeZone, country }: Location) => {
  const day = DateTime.fromJSDate(now, { zone: timeZone }).plus({ days: inDays }).toISODate() ?? '';
  return { date: nextBusinessDay(day, country), time: '10:00' };
};

const papersOf = ({ account, city }: SeedPort, date: string) => {
  const { losingCarrier, businessName, accountNumber } = account;
  const bill = [
    losingCarrier,
    '',
    `Bill date: ${date}`,
    `Account number: ${accountNumber}`,
    businessName,
    city,
  ];
  const letter = [
    'Letter of Agency',
    '',
    businessName,
    `Losing carrier: ${losingCarrier}`,
    account.authorisedName,
  ];
  return [
    { kind: 'bill' as const, name: `bill-${date}.pdf`, type: 'application/pdf', bytes: samplePdf(bill) },
    { kind: 'loa' as const, name: 'letter-of-agency.pdf', type: 'application/pdf', bytes: samplePdf(letter) },
  ];
};

const seedOne = async (deps: SeedDeps, seed: SeedPort, index: number): Promise<void> => {
  const now = deps.clock();
  const back = (hours: number) => {
    const clock = () => new Date(now.getTime() - hours * 3_600_000);
    return { ...deps, clock };
  };
  const person = deps.people.find(seed.by);
  const location = deps.world.locations.find(
    ({ city, customerId }) => city === seed.city && person?.customerIds.includes(customerId),
  );
  if (!person || !location) return;
  const by: PersonRef = { id: person.uuid, email: person.email };
  const filed = back(seed.hoursAgo);
  const at = filed.clock().toISOString();
  const signature = {
    firstName: person.firstName,
    lastName: person.lastName,
    jobTitle: 'IT Manager',
    at,
  };
  const placed = await createPlaceOrder(filed)({
    type: 'port',
    key: `seed-port-${index}`,
    locationId: location.id,
    orderedBy: by,
    numbers: seed.lines.map((line) => seed.stem + String(line).padStart(4, '0')),
    account: seed.account,
    scope: { kind: 'partial', remaining: 'keep' },
    ...(seed.signed ? { signature } : {}),
  });
  if (!placed.ok) return;
  const { id } = placed.order;
  const ports = createPortOrders(filed);
  for (const paper of papersOf(seed, at.slice(0, 10))) await ports.addDocument(id, paper, by);
  for (const { hoursAgo, focInDays, ...move } of seed.moves) {
    const foc = focInDays === undefined ? undefined : focOf(now, focInDays, location);
    await createMoveOrder(back(hoursAgo))(id, { ...move, foc });
  }
};

/** Ports of the desk's past, by the ordinary rules and with the clock turned back. */
export const seedPorts = async (deps: SeedDeps): Promise<void> => {
  for (const [index, seed] of seeds.entries()) await seedOne(deps, seed, index);
};

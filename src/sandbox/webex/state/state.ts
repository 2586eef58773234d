import type { Store } from '../../../store/store.js';
import { webexCollections as collections } from './collections.js';
import type {
  ActionRow,
  CallingSettingRow,
  DeliveryRow,
  DeviceRow,
  FileRow,
  GrantRow,
  MembershipRow,
  MessageRow,
  PersonRow,
  RoomRow,
  TeamMembershipRow,
  TeamRow,
  WebhookRow,
} from './rows.js';
import { createTable, type Table } from './table.js';

export interface State {
  readonly people: Table<PersonRow>;
  readonly rooms: Table<RoomRow>;
  readonly memberships: Table<MembershipRow>;
  readonly messages: Table<MessageRow>;
  readonly files: Table<FileRow>;
  readonly actions: Table<ActionRow>;
  readonly teams: Table<TeamRow>;
  readonly teamMemberships: Table<TeamMembershipRow>;
  readonly webhooks: Table<WebhookRow>;
  readonly devices: Table<DeviceRow>;
  readonly deliveries: Table<DeliveryRow>;
  readonly grants: Table<GrantRow>;
  readonly callingSettings: Table<CallingSettingRow>;
  nextSeq(): number;
  load(store: Store): Promise<void>;
}

export const pairKey = (one: string, other: string): string => [one, other].sort().join(' ');

const createFiles = (): Table<FileRow> =>
  createTable<FileRow>({
    collection: collections.files,
    encode: (row) => ({ ...row, bytes: row.bytes.toString('base64') }),
    decode: (value) => {
      const row = value as Omit<FileRow, 'bytes'> & { readonly bytes: string };
      return { ...row, bytes: Buffer.from(row.bytes, 'base64') };
    },
  });

const createTables = () => ({
  people: createTable<PersonRow>({
    collection: collections.people,
    indexes: { email: (row) => row.email },
  }),
  rooms: createTable<RoomRow>({
    collection: collections.rooms,
    indexes: {
      pair: (row) => (row.pair === undefined ? undefined : pairKey(...row.pair)),
      team: (row) => row.teamId,
    },
  }),
  memberships: createTable<MembershipRow>({
    collection: collections.memberships,
    indexes: { room: (row) => row.roomId, person: (row) => row.personId },
  }),
  messages: createTable<MessageRow>({
    collection: collections.messages,
    indexes: { room: (row) => row.roomId },
  }),
  files: createFiles(),
  actions: createTable<ActionRow>({
    collection: collections.actions,
    indexes: { room: (row) => row.roomId },
  }),
  teams: createTable<TeamRow>({ collection: collections.teams }),
  teamMemberships: createTable<TeamMembershipRow>({
    collection: collections.teamMemberships,
    indexes: { team: (row) => row.teamId, person: (row) => row.personId },
  }),
  webhooks: createTable<WebhookRow>({
    collection: collections.webhooks,
    indexes: { owner: (row) => row.ownerId },
  }),
  devices: createTable<DeviceRow>({
    collection: collections.devices,
    indexes: { owner: (row) => row.ownerId },
  }),
  deliveries: createTable<DeliveryRow>({ collection: collections.deliveries }),
  grants: createTable<GrantRow>({ collection: collections.grants }),
  callingSettings: createTable<CallingSettingRow>({ collection: collections.callingSettings }),
});

/** The whole sandbox in memory; `load` fills it with what an earlier run has written. */
export const createState = (): State => {
  const tables = createTables();
  let seq = 0;
  return {
    ...tables,
    nextSeq: () => (seq += 1),
    load: async (store) => {
      for (const table of Object.values(tables) as Table<{ id: string; seq: number }>[]) {
        for (const { value } of await store.list(table.collection)) {
          const row = table.decode(value);
          table.set(row);
          seq = Math.max(seq, row.seq);
        }
      }
    },
  };
};

import type { NoticeSettings } from '../../flows/engine/flow.js';
import type { Order } from '../../pstn/provider.js';
import type { Store } from '../../store/store.js';
import {
  defaultNoticeSettings,
  follows,
  followTarget,
  noticeSettings,
  placedOrders,
} from '../collections.js';

/** Somebody, or a space, that hears of an order. */
export interface Reader {
  readonly roomId: string;
  /** Whose rights and language count there. */
  readonly personId: string;
  readonly parentId?: string;
  /** The order was placed from here. */
  readonly placed: boolean;
  readonly settings: NoticeSettings;
}

export const settingsOf = async (store: Store, roomId: string): Promise<NoticeSettings> =>
  (await store.get(noticeSettings, roomId)) ?? defaultNoticeSettings;

/** The space the order belongs to first, then every chat that follows it, its location or its customer; each once. */
export async function readersOf(order: Order, store: Store): Promise<readonly Reader[]> {
  const placed = await store.get(placedOrders, order.id);
  const keys = [
    followTarget({ kind: 'order', id: order.id }),
    followTarget({ kind: 'location', id: order.locationId }),
    followTarget({ kind: 'customer', id: order.customerId }),
  ];
  const lists = await Promise.all(keys.map((is) => store.list(follows, { index: 'target', is })));
  const found = [
    ...(placed === undefined ? [] : [placed]),
    ...lists.flat().map(({ value }) => ({ ...value, parentId: undefined })),
  ];
  const first = found.filter(
    ({ roomId }, index) => found.findIndex((other) => other.roomId === roomId) === index,
  );
  return Promise.all(
    first.map(async ({ roomId, personId, parentId }) => ({
      roomId,
      personId,
      ...(parentId === undefined ? {} : { parentId }),
      placed: roomId === placed?.roomId,
      settings: await settingsOf(store, roomId),
    })),
  );
}

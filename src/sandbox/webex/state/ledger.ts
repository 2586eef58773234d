import { remove, type Store, type Write } from '../../../store/store.js';
import { openChange, type Change } from './change.js';
import type { EventHub } from './events.js';
import type { Row, Table } from './table.js';

export interface Ledger {
  /** Applies a change in memory at once; resolves when it is durable and its events are out. */
  write<R>(work: (change: Change) => R): Promise<R>;
  /** Removes a row that nobody waits for; made durable along with a later change. */
  forget<T extends Row>(table: Table<T>, id: string): void;
  flush(): Promise<void>;
}

const flushDelayMs = 50;

/** Store commits may overlap and share a disk sync; only what follows them keeps the order of the calls. */
const createTurns = () => {
  let last: Promise<unknown> = Promise.resolve();
  return (saved: Promise<void>): Promise<void> => {
    const turn = Promise.allSettled([last, saved]).then(() => saved);
    last = turn;
    return turn;
  };
};

const createSaver = (store: Store | undefined) => {
  let forgotten: Write[] = [];
  let timer: NodeJS.Timeout | undefined;
  const save = async (writes: readonly Write[]): Promise<void> => {
    const all = [...forgotten, ...writes];
    forgotten = [];
    if (all.length > 0) await store?.commit(all);
  };
  const flush = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    return save([]);
  };
  const saveLater = (write: Write): void => {
    if (store === undefined) return;
    forgotten.push(write);
    // A failed removal only means that the row is delivered once more after a restart.
    timer ??= setTimeout(() => void flush().catch(() => undefined), flushDelayMs);
  };
  return { save, saveLater, flush };
};

/** Keeps memory and store in step. Without a store everything lives in memory only. */
export const createLedger = ({ hub, store }: { hub: EventHub; store?: Store | undefined }): Ledger => {
  const { save, saveLater, flush } = createSaver(store);
  const inTurn = createTurns();

  const applyAndSave = async <R>(work: (change: Change) => R) => {
    const { change, writes, events, rollBack } = openChange();
    try {
      const result = work(change);
      const after = events.flatMap((event) => hub.announce(event, change));
      await inTurn(save(writes));
      return { result, after };
    } catch (error) {
      rollBack();
      throw error;
    }
  };

  return {
    write: async (work) => {
      const { result, after } = await applyAndSave(work);
      for (const run of after) run();
      return result;
    },
    forget: (table, id) => {
      table.drop(id);
      saveLater(remove(table.collection, id));
    },
    flush,
  };
};

import { put, remove, type Write } from '../../../store/store.js';
import type { DomainEvent } from './events.js';
import type { Row, Table } from './table.js';

export interface Change {
  put<T extends Row>(table: Table<T>, row: T): void;
  remove<T extends Row>(table: Table<T>, id: string): void;
  emit(event: DomainEvent): void;
}

export interface OpenChange {
  readonly change: Change;
  readonly writes: readonly Write[];
  readonly events: readonly DomainEvent[];
  readonly rollBack: () => void;
}

/** Collects what must become durable together; memory has it at once, and `rollBack` takes it back. */
export const openChange = (): OpenChange => {
  const writes: Write[] = [];
  const events: DomainEvent[] = [];
  const undo: (() => void)[] = [];
  const restore = <T extends Row>(table: Table<T>, id: string, previous: T | undefined): void => {
    undo.push(() => (previous === undefined ? table.drop(id) : table.set(previous)));
  };
  const change: Change = {
    put: (table, row) => {
      restore(table, row.id, table.set(row));
      writes.push(put(table.collection, row.id, table.encode(row)));
    },
    remove: (table, id) => {
      restore(table, id, table.drop(id));
      writes.push(remove(table.collection, id));
    },
    emit: (event) => void events.push(event),
  };
  return {
    change,
    writes,
    events,
    rollBack: () => {
      for (const step of undo.reverse()) step();
    },
  };
};

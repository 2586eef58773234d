import type { Row } from './ordered-rows.js';

/** The rows that share one checkpoint file. */
export interface Page {
  readonly collection: string;
  readonly number: number;
  readonly rows: Set<Row>;
  bytes: number;
}

export interface Pages {
  /** Gives a new row its page, and notes a changed one. */
  readonly keep: (collection: string, row: Row, bytes: number) => void;
  readonly drop: (row: Row) => void;
  /** Takes over a page as its file holds it; rows are added by `place`. */
  readonly load: (collection: string, number: number) => Page;
  readonly place: (page: Page, row: Row, bytes: number) => void;
  markDirty(page: Page): void;
  markClean(page: Page): void;
  dirty(): readonly Page[];
}

interface Place {
  page: Page;
  bytes: number;
}

const pageRows = 64;
const pageBytes = 256 * 1024;

/**
 * Divides rows over pages in order of insertion. A page takes a bounded number of rows and bytes, so that
 * rewriting one costs the same however many rows the collection has.
 */
export function createPages(): Pages {
  const places = new Map<Row, Place>();
  const dirty = new Set<Page>();
  const { load, openPage } = createOpenPages();

  const place = (page: Page, row: Row, bytes: number): void => {
    page.rows.add(row);
    page.bytes += bytes;
    places.set(row, { page, bytes });
  };

  const drop = (row: Row): void => {
    const held = places.get(row);
    if (held === undefined) return;
    places.delete(row);
    held.page.rows.delete(row);
    held.page.bytes -= held.bytes;
    dirty.add(held.page);
  };

  return {
    load,
    place,
    drop,
    keep(collection, row, bytes) {
      const held = places.get(row);
      // A changed row never moves: a checkpoint might write the page it left and not yet the one it went to.
      const page = held?.page ?? openPage(collection);
      drop(row);
      place(page, row, bytes);
      dirty.add(page);
    },
    markDirty: (page) => void dirty.add(page),
    markClean: (page) => void dirty.delete(page),
    dirty: () => [...dirty],
  };
}

/** New rows go to the page with the highest number of their collection, until it is full. */
function createOpenPages(): Pick<Pages, 'load'> & { openPage: (collection: string) => Page } {
  const newest = new Map<string, Page>();

  const load = (collection: string, number: number): Page => {
    const page = { collection, number, rows: new Set<Row>(), bytes: 0 };
    if (number > (newest.get(collection)?.number ?? 0)) newest.set(collection, page);
    return page;
  };

  return {
    load,
    openPage(collection) {
      const page = newest.get(collection);
      return page !== undefined && !isFull(page) ? page : load(collection, (page?.number ?? 0) + 1);
    },
  };
}

const isFull = (page: Page): boolean => page.rows.size >= pageRows || page.bytes >= pageBytes;

/** The end of an erasure, after its commit. Each part can be done again after a crash. */
import { remove, type Store } from '../../store/store.js';
import type { AuditLog } from '../audit/audit-log.js';
import { auditNames } from '../audit/collections.js';
import type { Cabinet } from '../files/cabinet.js';
import { references } from '../files/prune-files.js';
import { erasures } from '../collections.js';

export interface FinishOptions {
  readonly store: Store;
  readonly cabinet: Pick<Cabinet, 'remove'>;
  readonly audit: Pick<AuditLog, 'flush'>;
}

export async function finishErasures({ store, cabinet, audit }: FinishOptions): Promise<void> {
  const begun = await store.list(erasures);
  if (begun.length === 0) return;
  // The deed is told under the aliases that are forgotten next.
  await audit.flush();
  const text = await references(store);
  const files = begun.flatMap(({ value }) => value.files).filter((id) => !text.includes(id));
  await cabinet.remove(files);
  const names = begun.flatMap(({ value }) => value.names);
  await store.commit(names.map((id) => remove(auditNames, id)));
  // What was removed is gone from the disk before the mark that says it must go, and then the mark as well.
  await store.compact();
  await store.commit(begun.map(({ id }) => remove(erasures, id)));
  await store.compact();
}

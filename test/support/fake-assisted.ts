import { pino } from 'pino';
import { assistedCollections } from '../../src/pstn/assisted/collections.js';
import { createAssistedPstn } from '../../src/pstn/assisted/create-assisted.js';
import type { Access, PstnProvider } from '../../src/pstn/provider.js';
import { createMemoryStore } from '../../src/store/memory-store.js';
import { createFakeCalling, type FakeCalling } from './fake-calling.js';
import type { fakeFiles } from './fake-services.js';

/** Assisted ordering over the fake world, with a store in memory. */
export function createFakeAssisted(options: {
  readonly clock: () => Date;
  readonly access: readonly Access[];
  readonly files: ReturnType<typeof fakeFiles>;
  readonly world: true | FakeCalling;
}): PstnProvider {
  const { clock: now, access, files, world } = options;
  const { calling } = world === true ? createFakeCalling(access) : world;
  return createAssistedPstn({
    calling,
    store: createMemoryStore(assistedCollections),
    files: files.files,
    now,
    log: pino({ level: 'silent' }),
    fiction: true,
    watchEveryMs: 0,
  });
}

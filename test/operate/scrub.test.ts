import { expect, test } from 'vitest';
import { people, settings } from '../../src/bot/collections.js';
import { scrub } from '../../src/operate/scrub.js';
import { put } from '../../src/store/store.js';
import { temporaryDir, withKept } from './kept.js';

test('whoever is erased leaves the addresses of others whole, also those that end like theirs', async () => {
  const others = ['joann@acme.example', 'bo.ann@acme.example', 'ann@acme.example.org', 'ann@acme.examples'];
  await withKept(await temporaryDir(), async ({ store }) => {
    await store.commit([
      put(settings, 'note', `ann@acme.example wrote to ${others.join(', ')} and to ann@acme.example.`),
      ...others.map((email) => put(people, email, { email })),
    ]);
    expect(await scrub(store, ['ann@acme.example'])).toEqual({ settings: 1 });
    expect(await store.get(settings, 'note')).toBe(`… wrote to ${others.join(', ')} and to ….`);
    expect((await store.list(people)).map(({ value }) => value.email).sort()).toEqual([...others].sort());
  });
});

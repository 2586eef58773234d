import { createHash } from 'node:crypto';
import { builtInRouting, type RoutingReading } from '../../src/language/routing/read-routing.js';
import type { Erasable, FileRef, Files, Following, ReceivedFile } from '../../src/flows/engine/flow.js';

/** A file as a person would send it, or one that cannot be had. */
export type GivenFile =
  | { readonly name: string; readonly type: string; readonly bytes: Uint8Array }
  | { readonly name: string; readonly why: 'too_large' | 'gone' | 'unavailable' };

export const following: Following = {
  followed: [],
  settings: { timeZone: 'UTC', rhythm: 'at_once', skipOwn: true, onlyMine: false },
};

/** Files in memory; `give` makes the references a message would carry. */
export function fakeFiles() {
  const given = new Map<string, GivenFile>();
  const kept = new Map<string, Uint8Array>();
  const files: Files = {
    fetch({ url }): Promise<ReceivedFile> {
      const file = given.get(url);
      if (file === undefined) return Promise.resolve({ ok: false, name: '', why: 'gone' });
      return Promise.resolve('why' in file ? { ok: false, ...file } : { ok: true, ...file });
    },
    keep({ name, type, bytes }) {
      const id = createHash('sha256').update(bytes).digest('hex');
      kept.set(id, bytes);
      return Promise.resolve({ id, name, type, size: bytes.length });
    },
    read: (id) => Promise.resolve(kept.get(id)),
  };
  const give = (all: readonly GivenFile[]): FileRef[] =>
    all.map((file) => {
      const url = `https://webex.test/v1/contents/${given.size + 1}`;
      given.set(url, file);
      return { url };
    });
  return { files, give, kept };
}

/** Where a message belongs, without a language model. */
export const onlyBuiltIn = (text: string): Promise<RoutingReading> =>
  builtInRouting(text, () => Promise.resolve([]));

/** No language model, and nobody is known to have a role. */
export const quiet = {
  routing: onlyBuiltIn,
  whoCan: () => Promise.resolve([]),
  holders: () => Promise.resolve([]),
  rules: () => Promise.resolve({}),
  approval: () => Promise.resolve(undefined),
};

/** What is kept of somebody of whom nothing is. */
export const nothingKept: Erasable = {
  drafts: 0,
  files: 0,
  reminders: 0,
  follows: 0,
  orders: 0,
  roles: 0,
  approvals: 0,
};

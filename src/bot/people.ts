import { understand } from '../language/understand.js';
import type { Locale } from '../locale.js';
import type { PersonRef } from '../pstn/provider.js';
import { put, type Store, type Write } from '../store/store.js';
import { people, type PersonRecord } from './collections.js';
import { emailKey } from './email-key.js';
import type { WebexClient } from './webex/client.js';

export interface Known {
  readonly person: PersonRef;
  readonly locale: Locale;
  /** What is new about the person, to be committed with the turn. */
  readonly writes: readonly Write[];
}

export interface People {
  /** The writer of a message; the language is guessed from what is written, unless one was asked for. */
  writer(personId: string, email: string, text: string): Promise<Known>;
  /** The presser of a card. Looked up at Webex only when never met before; undefined when Webex knows nobody. */
  presser(personId: string): Promise<Known | undefined>;
  /** Somebody by their address; looked up at Webex when never met before. */
  byEmail(email: string): Promise<Known | undefined>;
  chose(personId: string, email: string, locale: Locale): Write;
}

export const defaultLocale: Locale = 'en';

export function createPeople({ store, client }: { store: Store; client: WebexClient }): People {
  const write = (id: string, record: PersonRecord): Write => put(people, id, record);

  return {
    async writer(personId, email, text) {
      const record = await store.get(people, personId);
      const guess = record?.localeChosen === true ? undefined : understand(text).locale;
      const locale = guess ?? record?.locale;
      const changed = record?.email !== email || locale !== record.locale;
      const next = { ...record, email, ...(locale === undefined ? {} : { locale }) };
      return {
        person: { id: personId, email },
        locale: locale ?? defaultLocale,
        writes: changed ? [write(personId, next)] : [],
      };
    },
    async presser(personId) {
      const record = await store.get(people, personId);
      if (record !== undefined) {
        return {
          person: { id: personId, email: record.email },
          locale: record.locale ?? defaultLocale,
          writes: [],
        };
      }
      const email = (await client.person(personId))?.emails[0];
      if (email === undefined) return undefined;
      return { person: { id: personId, email }, locale: defaultLocale, writes: [write(personId, { email })] };
    },
    async byEmail(email) {
      const [met] = await store.list(people, { index: 'email', is: emailKey(email) });
      const id = met?.id ?? (await client.personByEmail(email))?.id;
      if (id === undefined) return undefined;
      const locale = met?.value.locale ?? defaultLocale;
      return { person: { id, email }, locale, writes: met === undefined ? [write(id, { email })] : [] };
    },
    chose: (personId, email, locale) => write(personId, { email, locale, localeChosen: true }),
  };
}

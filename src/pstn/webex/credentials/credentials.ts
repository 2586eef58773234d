/** Which organisations can be asked about, and with which token. */
import type { Logger } from 'pino';
import type { Asker } from '../asker.js';
import { createAged } from '../aged.js';
import { CallingError, isCalling } from '../calling-error.js';
import { sameId } from '../ids.js';
import { organizationsAnswer, person } from '../shapes.js';
import type { Grant, TokenKeeper } from './token-keeper.js';

export interface Organization {
  readonly id: string;
  readonly name: string;
  /** Ids of all organisations seen with a token of its own: a partner's sees its customers. */
  readonly beside: readonly string[];
}

export interface Reached {
  readonly organizations: readonly Organization[];
  /** Those that are not wanted themselves, and whose token sees others that are: their people look after these. */
  readonly partners: readonly Organization[];
  /** Why others could not be reached. */
  readonly faults: readonly CallingError[];
}

export interface Credentials {
  reached(): Promise<Reached>;
  /** Rejects with `calling_not_consented` where nothing leads to the organisation. */
  token(organizationId: string): Promise<string>;
  renewed(organizationId: string, refused: string): Promise<string>;
  /** Consent was given, or taken back. */
  forget(): void;
}

export interface CredentialsOptions {
  readonly asker: Asker;
  readonly keeper: TokenKeeper;
  readonly grants: () => Promise<readonly Grant[]>;
  /** Ids of the organisations that are wanted; all that can be seen when there is none. */
  readonly wanted: readonly string[];
  readonly now: () => Date;
  readonly log: Logger;
  readonly ttlMs?: number;
}

interface Way extends Omit<Organization, 'beside'> {
  readonly grant: Grant;
  /** Whether the token is of this organisation; not asked where it sees no other. */
  readonly isOwn: boolean;
}
interface Visible {
  readonly ways: readonly Way[];
  readonly faults: readonly CallingError[];
}
interface Ways extends Visible {
  /** Several to one organisation: the last is its own. */
  readonly ways: readonly Way[];
  readonly partners: readonly Way[];
}

const keepMs = 5 * 60_000;

const notConsented = (id: string): CallingError =>
  new CallingError(
    'calling_not_consented',
    `The organisation ${id} has not authorised the bot for Webex Calling.`,
  );

export function createCredentials(options: CredentialsOptions): Credentials {
  const { asker, keeper, grants, wanted, now, log, ttlMs = keepMs } = options;

  /** The organisation of whoever the token is of. Without it a partner's people have no role with its customers. */
  async function ownerOf(grant: Grant): Promise<string | CallingError | undefined> {
    const token = await keeper.token(grant);
    const me = { call: 'person', params: { personId: 'me' }, token, schema: person } as const;
    try {
      return (await asker.ask(me)).value.orgId;
    } catch (error) {
      if (isCalling(error)) return error;
      throw error;
    }
  }

  async function visibleTo(grant: Grant): Promise<Visible> {
    const ask = async (token: string) =>
      (await asker.ask({ call: 'organizations', token, schema: organizationsAnswer })).value.items;
    const token = await keeper.token(grant);
    const again = async (error: unknown) => {
      if (!isCalling(error, 'calling_token_refused')) throw error;
      return ask(await keeper.renewed(grant, token));
    };
    const items = await ask(token).catch(again);
    const owner = items.length > 1 ? await ownerOf(grant) : undefined;
    const isOwn = (id: string): boolean => typeof owner === 'string' && sameId(id, owner);
    const ways = items.map(({ id, displayName }) => ({ id, name: displayName, grant, isOwn: isOwn(id) }));
    return { ways, faults: owner instanceof CallingError ? [owner] : [] };
  }

  const isWanted = ({ id }: Way): boolean => wanted.length === 0 || wanted.some((one) => sameId(one, id));

  /** What one organisation has withdrawn takes no other with it. */
  async function look(): Promise<Ways> {
    const all = await grants();
    const seen = await Promise.allSettled(all.map(visibleTo));
    const visible = seen.flatMap((one) => (one.status === 'fulfilled' ? one.value.ways : []));
    const ways = visible.filter(isWanted);
    const partners = visible.filter((way) => way.isOwn && !isWanted(way));
    const faults = seen.flatMap((one) => {
      if (one.status === 'fulfilled') return one.value.faults;
      if (one.reason instanceof CallingError) return [one.reason];
      throw one.reason;
    });
    const missing = wanted.filter((id) => !ways.some((way) => sameId(way.id, id)));
    const absent = faults.length > 0 ? [] : missing.map(notConsented);
    const isEmpty = ways.length === 0 && faults.length === 0 && absent.length === 0;
    const found = [...faults, ...absent, ...(isEmpty ? [notConsented('(none)')] : [])];
    for (const err of found) log.warn({ err, code: err.code }, 'an organisation cannot be reached');
    // Nothing at all is looked for again at once: it may have been a cut.
    if (ways.length === 0) throw found[0] ?? notConsented('(none)');
    const width = ({ grant }: Way): number => ways.filter((other) => other.grant === grant).length;
    return { ways: [...ways].sort((one, other) => width(other) - width(one)), partners, faults: found };
  }

  const book = createAged(look, { now, ttlMs });
  const lookedAt = async (): Promise<Ways> => (await book.get('all')).value;

  async function wayTo(organizationId: string): Promise<Grant> {
    const { ways: known, partners, faults } = await lookedAt();
    const way = [...partners, ...known].findLast(({ id }) => sameId(id, organizationId));
    if (way === undefined) throw faults[0] ?? notConsented(organizationId);
    return way.grant;
  }

  return {
    async reached() {
      const { ways: known, partners, faults } = await lookedAt();
      const withBeside = ({ id, name }: Way): Organization => {
        const own = [...known, ...partners]
          .filter((way) => way.isOwn && way.id === id)
          .map(({ grant }) => grant);
        const beside = known.filter(({ grant }) => own.includes(grant)).map((way) => way.id);
        return { id, name, beside: [...new Set(beside)] };
      };
      const unique = (ways: readonly Way[]): readonly Organization[] =>
        [...new Map(ways.map((way) => [way.id, way])).values()].map(withBeside);
      return { organizations: unique(known), partners: unique(partners), faults };
    },
    token: async (id) => keeper.token(await wayTo(id)),
    renewed: async (id, refused) => keeper.renewed(await wayTo(id), refused),
    forget: () => book.forget('all'),
  };
}

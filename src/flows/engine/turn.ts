import type { RoutingReader, RoutingReading } from '../../language/routing/read-routing.js';
import type { Locale } from '../../locale.js';
import type { Ctx, Effect, Kept, MenuEntry } from './flow.js';
import { namesIn } from './names-in.js';
import type { LoadedFlow, Registry } from './registry.js';
import type { Conversation, Session } from './session.js';
import { engineTexts, type Said } from './show.js';

/** A flow that a notice told of; its buttons begin it. */
export interface NoticeTarget {
  readonly flow: string;
  readonly seed: Readonly<Record<string, unknown>>;
}

/** What a turn needs from outside; the engine adds the texts of the flow that runs. */
export interface Services extends Omit<Ctx, 't' | 'titleOf' | 'menu' | 'kept' | 'routing' | 'deed'> {
  /** By the token of a card that was told without being asked; undefined for any other token. */
  readonly notice?: (token: string) => Promise<NoticeTarget | undefined>;
  /** Where a message belongs; names known to this person are given by whoever builds it. */
  readonly routing: (text: string, names: readonly string[]) => ReturnType<RoutingReader>;
  /** The same person in their 1:1, for what a group space may not see. */
  readonly inDirect?: () => Promise<Services>;
}

/** What one event leads to: the conversation as it is to be saved, what is said, what else is to be written. */
export interface Turn {
  readonly conversation: Conversation;
  readonly said: readonly Said[];
  readonly effects: readonly Effect[];
  /** A draft that goes on in the person's 1:1, and its card there. */
  readonly moved?: Moved;
}

export interface Moved {
  readonly session: Session;
  readonly said: Said;
}

export interface TurnContext {
  readonly registry: Registry;
  readonly services: Services;
  readonly newToken: () => string;
}

export const say = (locale: Locale, key: string, params?: Record<string, unknown>): Said => ({
  markdown: engineTexts.format(locale, key, params),
});

export const titleOf = (loaded: LoadedFlow, locale: Locale): string => loaded.texts.format(locale, 'title');

const once = <T>(ask: () => Promise<T>): (() => Promise<T>) => {
  let answer: Promise<T> | undefined;
  return () => (answer ??= ask());
};

export async function menu({ registry, services }: TurnContext): Promise<readonly MenuEntry[]> {
  const locations = once(async () => {
    const all = services.access.map(({ customer }) => services.pstn.locations(customer.id));
    return (await Promise.all(all)).flat();
  });
  const listed = registry.flows.filter(({ flow }) => flow.rank !== undefined);
  const visitor = { ...services, locations };
  const offered = await Promise.all(listed.map(async ({ flow }) => flow.offers(visitor)));
  const entries = listed
    .filter((_, index) => offered[index])
    .sort((one, other) => (one.flow.rank ?? 0) - (other.flow.rank ?? 0))
    .map(async ({ flow, texts }) => ({
      flow: flow.id,
      title: texts.format(services.locale, 'title'),
      about: texts.format(services.locale, 'about'),
      example: texts.format(services.locale, 'example', await flow.exampleParams?.(visitor)),
      intents: flow.intents,
    }));
  return Promise.all(entries);
}

/** The turn as the draft sees it: what began in another space still belongs there. */
export const heldBy = (turn: TurnContext, { origin }: Session): TurnContext =>
  origin === undefined ? turn : { ...turn, services: { ...turn.services, origin } };

/** The drafts by their names; a name that comes twice is numbered. */
export function keptOf({ registry, services }: TurnContext, { kept }: Conversation): Kept[] {
  const seen = new Map<string, number>();
  return kept.flatMap(({ id, flow, at, name, waitsAt = '' }) => {
    const loaded = registry.find(flow);
    if (loaded === undefined) return [];
    const plain = name ?? titleOf(loaded, services.locale);
    const count = (seen.get(plain) ?? 0) + 1;
    seen.set(plain, count);
    return [{ id, flow, at, name: count === 1 ? plain : `${plain} (${count})`, waitsAt }];
  });
}

/** Where a message belongs. What the drafts hold of people stays here. */
export const readingOf = (
  { services }: TurnContext,
  conversation: Conversation,
  text: string,
): Promise<RoutingReading> => services.routing(text, namesIn(conversation));

/** The services as flow `loaded` sees them. */
export function contextFor(turn: TurnContext, loaded: LoadedFlow, conversation: Conversation): Ctx {
  const { services, registry } = turn;
  return {
    ...services,
    deed: loaded.flow.deed ?? 'see_orders',
    kept: keptOf(turn, conversation),
    t: (key, params) => loaded.texts.format(services.locale, key, params),
    titleOf: (flow) => titleOf(registry.get(flow), services.locale),
    menu: () => menu(turn),
    routing: (text) => readingOf(turn, conversation, text),
  };
}

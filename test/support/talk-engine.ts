import type { Card, CardAction, CardElement } from '../../src/cards/card.js';
import { esaRecordId, type EsaRecord } from '../../src/esa/record.js';
import { createEngine, type Happening } from '../../src/flows/engine/engine.js';
import type {
  AnyFlow,
  Approval,
  ApprovalRules,
  Effect,
  Following,
  Held,
} from '../../src/flows/engine/flow.js';
import { loadFlows } from '../../src/flows/engine/loader.js';
import { emptyConversation, type Conversation } from '../../src/flows/engine/session.js';
import type { Said } from '../../src/flows/engine/show.js';
import { fakeFiles, following, nothingKept, onlyBuiltIn, type GivenFile } from './fake-services.js';
import type { NoticeTarget, Services, Turn } from '../../src/flows/engine/turn.js';
import type { Locale } from '../../src/locale.js';
import { allAbilities, type Abilities } from '../../src/pstn/abilities.js';
import type { Access } from '../../src/pstn/provider.js';
import { rolesFor, type Deed } from '../../src/reference/deeds.js';
import { createFakeAssisted } from './fake-assisted.js';
import type { FakeCalling } from './fake-calling.js';
import { createFakePstn } from './fake-pstn.js';
import { together } from './small-flow.js';
import { bluebird, fjordlys, harborPine } from './fake-world.js';

export const registry = await loadFlows();

export const people = {
  alice: { email: 'alice@harborpine.example', access: [{ customer: harborPine, role: 'admin' }] },
  noor: { email: 'noor@harborpine.example', access: [{ customer: harborPine, role: 'read-only' }] },
  sam: { email: 'sam@harborpine.example', access: [] },
  dana: { email: 'dana@bluebirdbakery.example', access: [{ customer: bluebird, role: 'admin' }] },
  ingrid: { email: 'ingrid@fjordlys.example', access: [{ customer: fjordlys, role: 'admin' }] },
  per: {
    email: 'per@northwind.example',
    access: [harborPine, bluebird, fjordlys].map((customer) => ({ customer, role: 'partner' })),
  },
} as const satisfies Record<string, { email: string; access: readonly Access[] }>;

/** Who of these people may do the deed for the customer. */
const whoCan = (deed: Deed, customerId: string, asker: string): string[] =>
  Object.values(people)
    .filter(({ email }) => email !== asker)
    .filter(({ access }) =>
      (access as readonly Access[]).some(
        ({ customer, role }) => customer.id === customerId && rolesFor(deed).includes(role),
      ),
    )
    .map(({ email }) => email);

const holders = (customerId: string): Held[] =>
  Object.values(people).flatMap(({ email, access }) =>
    (access as readonly Access[])
      .filter(({ customer }) => customer.id === customerId)
      .map(({ role }) => ({ email, role, from: role === 'read-only' ? 'card' : 'back-end' }) as const),
  );

export interface TalkOptions {
  readonly as?: keyof typeof people;
  readonly access?: readonly Access[];
  readonly locale?: Locale;
  readonly space?: 'direct' | 'group';
  readonly connected?: boolean;
  /** A person files the orders; with a world of its own, whose numbers a test changes. */
  readonly assisted?: true | FakeCalling;
  /** What the back end can do; everything unless told. */
  readonly abilities?: Abilities;
  /** Partners among themselves: what the space can be for. */
  readonly choices?: readonly Access[];
  readonly isOperator?: boolean;
  /** What takes a second person. */
  readonly rules?: ApprovalRules;
  /** Flows of the test's own, beside those of the product. */
  readonly flows?: readonly AnyFlow[];
  /** In place of the built-in reading. */
  readonly routing?: Services['routing'];
}

/** The space the talk began in, or the person's 1:1 with the bot when that is another one. */
export type Where = 'space' | 'direct';

/** A card as it became the live one. */
export interface Shown {
  readonly flow: string;
  readonly step: string;
  readonly card: Card;
  readonly markdown: string;
  /** A notice: its buttons have no words that could be written instead. */
  readonly told?: true;
}

export interface Answer {
  readonly markdown: string;
  readonly cards: readonly Card[];
}

const placedIn = (effects: readonly Effect[]): string[] =>
  effects.flatMap((effect) => (effect.type === 'order-placed' ? [effect.orderId] : []));

/** The newest record of each target, as the bot would have written them down. */
const recordsIn = (effects: readonly Effect[], customerId: string): EsaRecord[] => {
  const records = effects.flatMap((effect) => (effect.type === 'esa-saved' ? [effect.record] : []));
  const newest = new Map(records.map((record) => [esaRecordId(record), record]));
  return [...newest.values()].filter((record) => record.customerId === customerId);
};

/** What is followed after an effect, as the bot would write it down. */
function followed(before: Following, effect: Effect): Following {
  if (effect.type === 'notice-settings') return { ...before, settings: effect.settings };
  if (effect.type !== 'follow') return before;
  const others = before.followed.filter(({ kind, id }) => kind !== effect.what.kind || id !== effect.what.id);
  return { ...before, followed: effect.on ? [...others, effect.what] : others };
}

const asJson = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** The engine with one person in one space before it, and what has come of their events so far. */
function createStage(options: TalkOptions) {
  const person = people[options.as ?? 'alice'];
  const access: readonly Access[] = options.access ?? person.access;
  let events = 0;
  let tokens = 0;
  const state = {
    now: Date.parse('2026-11-24T15:00:00Z'),
    locale: options.locale ?? 'en',
    /** Where the person is: a draft that moves takes them along. */
    where: 'space' as Where,
    conversations: { space: emptyConversation, direct: emptyConversation } as Record<Where, Conversation>,
    effects: [] as Effect[],
    following,
    notices: new Map<string, NoticeTarget>(),
    approvals: new Map<string, Approval>(),
    shown: [] as Shown[],
  };
  const files = fakeFiles();
  const clock = () => new Date(state.now);
  const { connected = true, abilities = allAbilities } = options;
  const fake = createFakePstn({ clock, access, connected, abilities });
  const pstn =
    options.assisted === undefined
      ? fake
      : { ...fake, ...createFakeAssisted({ clock, access, files, world: options.assisted }) };
  const known = options.flows === undefined ? registry : together(registry, options.flows);
  const engine = createEngine({ registry: known, newToken: () => `token-${(tokens += 1)}` });
  const services = (key: string, where = state.where): Services => ({
    person: { id: person.email, email: person.email },
    space: { id: where, type: where === 'direct' ? 'direct' : (options.space ?? 'direct') },
    locale: state.locale,
    now: clock(),
    key,
    pstn,
    access,
    erasable: () => Promise.resolve({ ...nothingKept, drafts: 2, files: 1, follows: 1, orders: 3 }),
    choices: options.choices ?? [],
    isOperator: options.isOperator ?? false,
    rules: () => Promise.resolve(options.rules ?? {}),
    approval: (id) => Promise.resolve(state.approvals.get(id)),
    holders: (customerId) => Promise.resolve(options.isOperator === true ? holders(customerId) : []),
    whoCan: (deed, customerId) => Promise.resolve(whoCan(deed, customerId, person.email)),
    spaceOrders: () => Promise.resolve(placedIn(state.effects)),
    origin: { roomId: where, ...(options.space === 'group' ? { parentId: 'thread' } : {}) },
    files: files.files,
    following: state.following,
    esaRecords: (customerId) => Promise.resolve(recordsIn(state.effects, customerId)),
    notice: (token) => Promise.resolve(state.notices.get(token)),
    routing: options.routing ?? onlyBuiltIn,
    inDirect: () => Promise.resolve(services(key, 'direct')),
  });

  /** Takes in the turn as a store would: only what is JSON stays. */
  function keep({ conversation, said, effects, moved }: Turn): void {
    state.conversations[state.where] = asJson(conversation);
    state.effects.push(...effects);
    for (const effect of effects) {
      if (effect.type === 'ask-second') state.approvals.set(effect.approval.id, asJson(effect.approval));
    }
    const change = effects.find((effect) => effect.type === 'set-locale');
    state.locale = change?.locale ?? state.locale;
    state.following = effects.reduce(followed, state.following);
    if (moved !== undefined) {
      state.where = 'direct';
      state.conversations.direct = engine.takeUp(state.conversations.direct, asJson(moved.session));
    }
    const last = moved?.said ?? said.at(-1);
    const { live } = state.conversations[state.where];
    if (live === undefined || last?.card === undefined) return;
    state.shown.push({ flow: live.flow, step: live.step, card: last.card, markdown: last.markdown });
  }

  async function happen(happening: Happening): Promise<Answer> {
    const before = state.conversations[state.where];
    const turn = await engine.handle(before, happening, services(`event-${(events += 1)}`));
    keep(turn);
    return answerOf([...turn.said, ...(turn.moved === undefined ? [] : [turn.moved.said])]);
  }

  /** Tells the step without being asked; its buttons work as those of a notice. */
  async function tell(flow: string, step: string, seed: Readonly<Record<string, unknown>>): Promise<Answer> {
    const told = await engine.tell({ flow, step, seed }, services(`told-${(events += 1)}`));
    if (told?.said.card === undefined) throw new Error(`${flow}/${step} tells nothing`);
    state.notices.set(told.notice.token, told.notice);
    state.shown.push({ flow, step, card: told.said.card, markdown: told.said.markdown, told: true });
    return answerOf([told.said]);
  }

  return { state, clock, pstn, happen, tell, files };
}

/** A conversation of one person with the engine, held in memory: what was said, pressed and shown. */
export function talkWith(options: TalkOptions = {}) {
  const { state, clock, pstn, happen, tell, files } = createStage(options);
  let typed: Record<string, string> = {};

  const lastCard = (): Card => {
    const card = state.shown.at(-1)?.card;
    if (card === undefined) throw new Error('no card was shown yet');
    return card;
  };
  const press = (card: Card, name: string, isMeant: (action: SubmitAction) => boolean): Promise<Answer> => {
    const action = card.actions?.filter((one) => one.type === 'Action.Submit').find(isMeant);
    if (action === undefined) throw new Error(`no button "${name}"; there are ${titles(card)}`);
    const inputs = { ...inputsOf(card), ...typed, ...action.data };
    typed = {};
    return happen({ type: 'press', inputs });
  };

  return {
    pstn,
    clock,
    happen,
    tell,
    lastCard,
    effects: state.effects,
    shown: state.shown,
    say: (text: string) => happen({ type: 'text', text, files: [] }),
    /** A message with files, and with words or without. */
    send: (given: readonly GivenFile[], text = '') =>
      happen({ type: 'text', text, files: files.give(given) }),
    files,
    press: (title: string, card = lastCard()) => press(card, title, (action) => action.title === title),
    /** Presses the button by what it does, whatever it is called in the language of the conversation. */
    act: (name: string, arg?: string) =>
      press(lastCard(), name, ({ data }) => data['a'] === name && (arg === undefined || data['x'] === arg)),
    /** What the person types or chooses on the card before the next press. */
    fill: (inputs: Record<string, string>) => void Object.assign(typed, inputs),
    buttons: () => (lastCard().actions ?? []).map(({ title }) => title),
    pass: (minutes: number) => void (state.now += minutes * 60_000),
    where: () => state.where,
    /** Goes to the other space, as people do between two messages. */
    go: (where: Where) => void (state.where = where),
    live: () => state.conversations[state.where].live,
    conversation: () => state.conversations[state.where],
    change: (edit: (before: Conversation) => Conversation) =>
      void (state.conversations[state.where] = edit(state.conversations[state.where])),
  };
}

type SubmitAction = Extract<CardAction, { type: 'Action.Submit' }>;

const titles = (card: Card): string => (card.actions ?? []).map(({ title }) => title).join(', ');

export type Talk = ReturnType<typeof talkWith>;

const answerOf = (said: readonly Said[]): Answer => ({
  markdown: said.map(({ markdown }) => markdown).join('\n\n---\n\n'),
  cards: said.flatMap(({ card }) => (card === undefined ? [] : [card])),
});

/** What an untouched card sends: the value of every input. */
export function inputsOf(card: Card): Record<string, string> {
  const inputs = inputElements(card.body);
  return Object.fromEntries(inputs.map((input) => [String(input['id']), valueOf(input)]));
}

function valueOf({ value }: CardElement & { readonly value?: unknown }): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

export function inputElements(node: unknown): CardElement[] {
  if (Array.isArray(node)) return node.flatMap(inputElements);
  if (typeof node !== 'object' || node === null) return [];
  const own = 'type' in node && typeof node.type === 'string' && node.type.startsWith('Input.');
  return [...(own ? [node as CardElement] : []), ...Object.values(node).flatMap(inputElements)];
}

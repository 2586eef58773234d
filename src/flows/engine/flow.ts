/** What a flow is made of. A flow is data and small functions; everything it needs comes in through `Ctx`. */
import type { z } from 'zod';
import type { View } from '../../cards/card.js';
import type { Messages, Params } from '../../cards/texts.js';
import type { EsaRecord } from '../../esa/record.js';
import type { RoutingReading } from '../../language/routing/read-routing.js';
import type { Intent, Understanding } from '../../language/understanding.js';
import type { Locale } from '../../locale.js';
import type { Session } from './session.js';
import type { OrderStatus } from '../../orders/order.js';
import type { RejectionReason } from '../../orders/port/port-order.js';
import type { Access, Location, PersonRef, PstnProvider } from '../../pstn/provider.js';
import type { Deed, RoleId } from '../../reference/deeds.js';
import type { DeskId, Region } from '../../reference/desks.js';

export interface Space {
  readonly id: string;
  readonly type: 'direct' | 'group';
}

/** A draft that waits while its owner does something else. */
export interface Kept {
  readonly id: string;
  readonly flow: string;
  readonly at: string;
  /** What its owner knows it by, e.g. `Houston, 12 numbers`; the title of the flow where it gives none. */
  readonly name: string;
  /** The heading of the card it waits at. */
  readonly waitsAt: string;
}

/** A file of a message, not fetched yet. */
export interface FileRef {
  /** Address of the content at Webex. */
  readonly url: string;
}

export type ReceivedFile =
  | {
      readonly ok: true;
      readonly name: string;
      /** Media type by content, not by name; empty when it cannot be told. */
      readonly type: string;
      readonly bytes: Uint8Array;
    }
  | { readonly ok: false; readonly name: string; readonly why: 'too_large' | 'gone' | 'unavailable' };

/** A file that is kept, encrypted, until it is handed in. */
export interface StoredFile {
  /** SHA-256 of the content, hex. */
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

export interface Files {
  /** Never more than the limit is read; asked only when a step wants the file. */
  fetch(ref: FileRef): Promise<ReceivedFile>;
  /** Durable once it resolves; the same content is kept once. */
  keep(file: {
    readonly name: string;
    readonly type: string;
    readonly bytes: Uint8Array;
  }): Promise<StoredFile>;
  read(id: string): Promise<Uint8Array | undefined>;
}

/** How much is kept of a person. */
export interface Erasable {
  readonly drafts: number;
  readonly files: number;
  readonly reminders: number;
  readonly follows: number;
  /** Orders whose news go to where the person placed them. */
  readonly orders: number;
  /** Roles given to the person on the operator's card. */
  readonly roles: number;
  /** What the person has asked for and waits for a second person. */
  readonly approvals: number;
}

/** The space and thread a conversation began in. */
export interface Origin {
  readonly roomId: string;
  readonly parentId?: string;
}

export interface Ctx {
  readonly person: PersonRef;
  readonly space: Space;
  readonly locale: Locale;
  readonly now: Date;
  /** The same for every attempt at one event: an order placed with it is placed once. */
  readonly key: string;
  readonly pstn: PstnProvider;
  /** The customers this person may see and act for in this space. */
  readonly access: readonly Access[];
  /** What the flow that runs is there to do. */
  readonly deed: Deed;
  /** Partners among themselves in a group space: the customers it can be for, while none is chosen. */
  readonly choices?: readonly Access[];
  /** Runs the bot and gives the roles; that alone shows no customer. */
  readonly isOperator?: boolean;
  /** What takes a second person there. */
  readonly rules: (customerId: string) => Promise<ApprovalRules>;
  /** What waits for a second person, by its id; undefined once it is settled. */
  readonly approval: (id: string) => Promise<Approval | undefined>;
  /** Everybody known to have a role for the customer; for the operator alone, else nobody. */
  readonly holders: (customerId: string) => Promise<readonly Held[]>;
  /** Addresses of others who may do the deed for the customer; empty when none is known. */
  readonly whoCan: (deed: Deed, customerId: string) => Promise<readonly string[]>;
  /** There would be customers, but not all who are in this space may see them. */
  readonly hiddenHere?: boolean;
  /** Order ids first placed from this space. */
  readonly spaceOrders: () => Promise<readonly string[]>;
  /** Where this conversation is held; a private step is shown in the 1:1, and the order still belongs here. */
  readonly origin: Origin;
  readonly files: Files;
  /** Orders, locations and customers this person follows, and how they want to hear of them. */
  readonly following: Following;
  /** The part of the world whose contacts the person wants; undefined until they said so. */
  readonly region?: Region;
  /** Emergency addresses of the customer that were set through the bot; nobody can read the others. */
  readonly esaRecords: (customerId: string) => Promise<readonly EsaRecord[]>;
  /** What "forget me" would erase, besides what is small and one of a kind. */
  readonly erasable: () => Promise<Erasable>;
  readonly kept: readonly Kept[];
  /** A text of the flow in the person's language. */
  readonly t: (key: string, params?: Params) => string;
  /** Title of another flow, as its buttons and drafts call it. */
  readonly titleOf: (flow: string) => string;
  /** Where a message belongs: the reading of this program, or of what is set up beside it. */
  readonly routing: (text: string) => Promise<RoutingReading>;
  /** The flows that have something to offer this person, in the order of their rank. */
  readonly menu: () => Promise<readonly MenuEntry[]>;
}

/** Somebody's role for a customer, and where it comes from; `none` takes away what the back end says. */
export interface Held {
  readonly email: string;
  readonly role: RoleId | 'none';
  readonly from: 'card' | 'file' | 'back-end';
}

/** What one person may not do alone for a customer. */
export interface ApprovalRules {
  /** Orders, requests and ports of more numbers than this. */
  readonly orderAbove?: number;
  readonly cancel?: boolean;
  /** Emergency addresses, also that of a location put on the plan. */
  readonly address?: boolean;
}

/** A confirming press that waits for a second person. Until then nothing is done. */
export interface Approval {
  readonly id: string;
  readonly deed: Deed;
  readonly customerId: string;
  /** The draft as it was shown; nobody can change it meanwhile. */
  readonly session: Session;
  readonly press: {
    readonly action: string;
    readonly arg: string;
    readonly inputs: Readonly<Record<string, unknown>>;
  };
  readonly by: PersonRef;
  readonly locale: Locale;
  readonly space: Space;
  readonly origin: Origin;
  /** ISO times. */
  readonly at: string;
  readonly until: string;
  /** Of what stood on the card. */
  readonly hash: string;
  readonly decision?: { readonly by: string; readonly approve: boolean };
}

export interface MenuEntry {
  readonly flow: string;
  readonly title: string;
  readonly about: string;
  /** A sentence that begins the flow. */
  readonly example: string;
  readonly intents: readonly Intent[];
}

/** What is known of the person and the space before any flow runs. */
export interface Visitor extends Pick<Ctx, 'person' | 'space' | 'pstn' | 'access' | 'isOperator'> {
  /** Of every customer in `access`; asked for once, however many flows look. */
  readonly locations: () => Promise<readonly Location[]>;
}

/** A step's text together with what was understood of it. */
export type Saying = Understanding & { readonly text: string };

/** A text of the flow's own locale files, shown above the step's question. */
export interface Problem {
  readonly key: string;
  readonly params?: Params;
}

export type Effect =
  | { readonly type: 'set-locale'; readonly locale: Locale }
  | {
      readonly type: 'order-placed';
      readonly orderId: string;
      readonly customerId: string;
      /** Where its news go, when that is not the space it was placed in. */
      readonly origin?: Origin;
    }
  /** Posts a kept file into this space, above what the flow says. */
  | { readonly type: 'post-file'; readonly file: StoredFile; readonly markdown: string }
  /** Reminds the person of a draft (this one unless `draftId`) at that time (ISO), in this space; a later one replaces it. */
  | { readonly type: 'nudge'; readonly at: string; readonly draftId?: string }
  /** A status somebody with the role has entered by hand. */
  | { readonly type: 'report-status'; readonly report: StatusReport }
  | { readonly type: 'follow'; readonly what: Followed; readonly on: boolean }
  | { readonly type: 'notice-settings'; readonly settings: NoticeSettings }
  /** Gives somebody a role for a customer; without a role, what was given is taken away again. */
  | {
      readonly type: 'give-role';
      readonly email: string;
      readonly customerId: string;
      readonly role?: Held['role'];
    }
  | { readonly type: 'ask-second'; readonly approval: Approval }
  | { readonly type: 'decide-second'; readonly id: string; readonly approve: boolean }
  | { readonly type: 'set-rules'; readonly customerId: string; readonly rules: ApprovalRules }
  /** From now on this space is for that customer. */
  | { readonly type: 'space-customer'; readonly customerId: string }
  | { readonly type: 'set-region'; readonly region: Region }
  /** For the operator's figures: a later one of the same id replaces it. Says nothing of who asked, or in which words. */
  | { readonly type: 'routed'; readonly id: string; readonly routing: Routing }
  /** Somebody has called over the ported numbers: they are not asked for it again. */
  | { readonly type: 'port-tested'; readonly orderId: string }
  /** What was set with the provider: the bot's own record of it. */
  | { readonly type: 'esa-saved'; readonly record: EsaRecord }
  /** Erases all that is kept of the person, this conversation too; it was this much. */
  | { readonly type: 'forget-me'; readonly erased: Erasable }
  /** Brings up the register of the customer in this space at that time (ISO); without a time never again. */
  | { readonly type: 'review-addresses'; readonly customerId: string; readonly at?: string };

export interface Routing {
  readonly desk: DeskId;
  /** Row of the subjects of the desks; absent when none was recognised. */
  readonly subject?: string;
  /** As the person said by a press. */
  readonly helped?: boolean;
}

export interface StatusReport {
  readonly orderId: string;
  readonly status: OrderStatus;
  readonly reasons?: readonly RejectionReason[];
  readonly foc?: string;
  readonly note?: string;
}

export interface Followed {
  readonly kind: 'order' | 'location' | 'customer';
  readonly id: string;
}

export interface NoticeSettings {
  /** Local times `HH:mm` between which nothing is sent. */
  readonly quiet?: { readonly from: string; readonly to: string };
  /** IANA zone of the person. */
  readonly timeZone: string;
  readonly rhythm: 'at_once' | 'daily' | 'weekly';
  /** Not what the person did. */
  readonly skipOwn: boolean;
  /** Only what needs somebody to act. */
  readonly onlyMine: boolean;
  /** ISO time until which nothing is sent. */
  readonly mutedUntil?: string;
}

export interface Following {
  readonly followed: readonly Followed[];
  readonly settings: NoticeSettings;
}

export type Patch<D> = { readonly [K in keyof D]?: D[K] | undefined };

export type Outcome<D> =
  /** Something became known; the flow decides what is still open. */
  | { readonly type: 'answer'; readonly data: Patch<D>; readonly effects?: readonly Effect[] }
  /** The same card again with what was typed, and why. */
  | { readonly type: 'retry'; readonly problem?: Problem; readonly data?: Patch<D> }
  /** One field is to be changed; everything else stays. */
  | { readonly type: 'change'; readonly step: string; readonly data?: Patch<D> }
  | { readonly type: 'start'; readonly flow: string; readonly seed?: Readonly<Record<string, unknown>> }
  | { readonly type: 'effects'; readonly effects: readonly Effect[] }
  /** Takes up a kept draft: the one of this id, or the newest. */
  | { readonly type: 'resume'; readonly id?: string }
  /** Throws a kept draft away; then as `answer`. */
  | { readonly type: 'forget'; readonly id: string; readonly data: Patch<D> }
  | { readonly type: 'cancel' };

/** Words that stand for a button: it is pressed with these inputs. What does a deed is done no other way. */
export interface Press {
  readonly type: 'press';
  readonly action: string;
  readonly inputs: Readonly<Record<string, string>>;
}

type Maybe<T> = T | Promise<T>;
type Action<D, I> = (input: I, data: D, ctx: Ctx, arg: string) => Maybe<Outcome<D>>;

/** What a press does, and for which customer; undefined where there is nothing to do it to any more. */
export interface DeedOf<D> {
  readonly deed: Deed;
  customer(data: D, ctx: Ctx): Maybe<string | undefined>;
  /** How many numbers it is about, where that can matter. */
  quantity?(data: D, ctx: Ctx): Maybe<number>;
}

export interface Step<D> {
  readonly card: unknown;
  /** Schema of the inputs; its keys are the ids of the card's inputs. */
  readonly input: z.ZodObject;
  /** Must hold a value for every input id and for everything the template names. */
  view(data: D, ctx: Ctx): Maybe<View>;
  /** By the `a` of the button that was pressed; `arg` is its `x`. */
  readonly actions: Readonly<Record<string, Action<D, never>>>;
  /** The deeds that buttons do, by their `a`: the engine looks whether the person may before it runs the action. */
  readonly deeds?: Readonly<Record<string, DeedOf<D>>>;
  /** Text that answers the step. `undefined` means: no answer to this. */
  text?(said: Saying, data: D, ctx: Ctx): Maybe<Outcome<D> | Press | undefined>;
  /** Whether there is anything to show with this data; "back" passes over a step that has nothing. */
  ready?(data: D): boolean;
  /** What "back" changes where the card before is one of this flow's own making; undefined: the step shown before. */
  back?(data: D): Patch<D> | undefined;
  /** Files that answer the step. `undefined` means: no answer to this. */
  files?(files: readonly FileRef[], said: Saying, data: D, ctx: Ctx): Maybe<Outcome<D> | undefined>;
  /** The flow has ended here: no "back", no "cancel", nothing to keep. */
  readonly final?: boolean;
  /** Nothing is being filled in: the draft waits for something from outside, and news come meanwhile. */
  readonly waits?: boolean;
  /** What was to be done is done, and only something from outside is awaited: whoever leaves loses nothing, the draft is kept. */
  readonly settled?: boolean;
  /** Asks for or shows what no group space may see: it is held in the person's 1:1, and so is all that follows. */
  readonly private?: boolean | ((data: D) => boolean);
}

export interface Reminded<D> {
  readonly data: Patch<D>;
  readonly again?: string | undefined;
}

/** How a flow is begun: from a button (`seed`) or from a sentence. */
export interface Opening {
  readonly seed: Readonly<Record<string, unknown>>;
  readonly said?: Saying;
}

export interface Flow<D> {
  readonly id: string;
  readonly version: number;
  readonly data: z.ZodType<D>;
  readonly texts: Record<Locale, Messages>;
  /** What it is there to do, if that is more than looking: whom it is for goes by that. */
  readonly deed?: Deed;
  /** Intents that begin this flow. */
  readonly intents: readonly Intent[];
  /** Shown when nothing else is; exactly one flow is home. */
  readonly home?: boolean;
  /** Answers a question: in the middle of another flow it is answered and that flow's card comes again. */
  readonly question?: boolean;
  /**
   * The step that tells of a changed order, begun with the seed `orderId`. Its own buttons work on the notice:
   * each begins the flow anew, with the button's `a` and `x`.
   */
  readonly announcesOrders?: string;
  /** Shows what waits for a second person: begun with the seed `waiting`, or `approvalId` and the `press` on its card. */
  readonly showsApprovals?: boolean;
  /** Place in the menu of the home card, lowest first; without it the flow is not listed. */
  readonly rank?: number;
  offers(visitor: Visitor): Maybe<boolean>;
  /** Fills the blanks of the text `example` with what this person knows. */
  exampleParams?(visitor: Visitor): Maybe<Params>;
  begin(opening: Opening, ctx: Ctx): Maybe<D>;
  /** Fills in what can be known, and names the step that is still open, or the flow that takes over. */
  next(data: D, ctx: Ctx): Maybe<Next<D>>;
  /** The end of a draft that cannot go on, asked before its card is shown, pressed or answered; undefined when it can. */
  barred?(data: D, ctx: Ctx): Maybe<Next<D> | undefined>;
  /** What the person knows the draft by; drafts of different names are kept side by side. */
  draftName?(data: D, ctx: Ctx): string;
  /**
   * Asked when a reminder of the draft is due: what the draft keeps of it, and when it comes again (ISO).
   * Undefined when what it was to remind of is settled: nothing is said then.
   */
  reminded?(data: D, ctx: Ctx): Maybe<Reminded<D> | undefined>;
  /** Lets go of what was set aside for the draft, once it is cancelled. */
  abandon?(data: D, ctx: Ctx): Maybe<void>;
  /** Sets aside again what `abandon` let go of, once the cancelling is undone; `next` decides where it goes on. */
  retake?(data: D, ctx: Ctx): Maybe<Patch<D>>;
  /** Holds for longer what is set aside for the draft, and nothing else; until when (ISO), undefined when nothing is. */
  renew?(data: D, ctx: Ctx): Maybe<string | undefined>;
  /** Prepares what the first conversation would else wait for; done once after the start, while nothing else is. */
  warmUp?(): void;
  readonly steps: Readonly<Record<string, Step<D>>>;
}

export interface Handover {
  readonly start: string;
  readonly seed: Readonly<Record<string, unknown>>;
}

export type Next<D> =
  | {
      readonly step: string;
      readonly data: D;
      readonly problem?: Problem;
      /** Carried out as the step is shown; `next` must not ask for them twice. */
      readonly effects?: readonly Effect[];
    }
  | Handover;

// Flows of different data live in one registry; each reads its own data through its schema.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyFlow = Flow<any>;

/** Checks nothing at run time (the loader does); gives the steps the type of the data. */
export const defineFlow = <D>(flow: Flow<D>): Flow<D> => flow;

/** Ties the type of a step's inputs to its schema. */
export function defineStep<D, S extends z.ZodObject>(
  step: Omit<Step<D>, 'actions' | 'input'> & {
    readonly input: S;
    readonly actions: Readonly<Record<string, Action<D, z.infer<S>>>>;
  },
): Step<D> {
  return step;
}

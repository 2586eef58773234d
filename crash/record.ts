/** What people did and heard, to be compared with what the desk, the store and the chat hold. */

/** One confirming press; the answer to it tells what came of it. */
export interface Deed {
  readonly who: string;
  readonly kind: 'order' | 'fix' | 'address';
  /** Of an order or a fix, once it was told; of an address, what was on the card. */
  told?: string;
  /** What the answer said. */
  answer: string;
}

export interface Record {
  readonly deeds: Deed[];
  /** Ids of the presses that were sent, and of the messages. */
  readonly presses: string[];
  readonly messages: string[];
  /** Acts without an answer, in words. */
  readonly unanswered: string[];
  /** Presses whose webhook never went out: no bot can know of them, so the person pressed again. */
  lostPresses: number;
  /** Answers that said that something failed, and asked to try again. */
  apologies: number;
  /** Goals that ended otherwise than planned, e.g. because numbers were sold out. */
  detours: number;
  /** Status changes at the desk, by order. */
  readonly moves: Map<string, number>;
  /** Milliseconds from an act to its answer. */
  readonly waits: number[];
}

export const newRecord = (): Record => ({
  deeds: [],
  presses: [],
  messages: [],
  unanswered: [],
  lostPresses: 0,
  apologies: 0,
  detours: 0,
  moves: new Map(),
  waits: [],
});

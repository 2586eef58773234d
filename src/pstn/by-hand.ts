/** What an ordering back end keeps whose orders a person types in Control Hub. */
import type { LoaSignature, PortAccount, PortDocument } from '../orders/port/port-order.js';
import type { OrderEvent, PersonRef, PortChange } from './provider.js';

export type HandOverKind = 'order' | 'correction' | 'change' | 'cancellation';

/** What is to be typed in now, and how far that has come. Secrets are among it: for a 1:1 alone. */
export interface HandOver {
  readonly orderId: string;
  readonly kind: HandOverKind;
  /** With a correction or a change: what of the order is other than before. */
  readonly change?: PortChange;
  readonly account?: PortAccount;
  readonly signature?: LoaSignature;
  readonly extraEmail?: string;
  readonly documents: readonly PortDocument[];
  /** Ids of the entries that were ticked off. */
  readonly ticks: readonly string[];
  /** As Control Hub calls the order. */
  readonly controlHubId?: string;
  /** ISO time at which a person said that it is in Control Hub. */
  readonly filedAt?: string;
}

export interface ByHand {
  handOver(orderId: string): Promise<HandOver | undefined>;
  /** Exactly these entries are ticked off now. */
  tick(orderId: string, ticks: readonly string[]): Promise<void>;
  /** It is in Control Hub under this id; `taken` when another order goes by it. */
  filed(orderId: string, controlHubId: string, by: PersonRef): Promise<'ok' | 'taken'>;
  document(orderId: string, documentId: string): Promise<Uint8Array | undefined>;
  /** A status that a person has from elsewhere. What no transition allows is left to whoever asks to refuse. */
  takeStatus(orderId: string, event: OrderEvent & { readonly id: string }): Promise<void>;
}

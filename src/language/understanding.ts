import type { Locale } from '../locale.js';

export const intents = [
  'home',
  'greeting',
  'order_numbers',
  'order_block',
  'request_numbers',
  'order_status',
  'port_numbers',
  'fix_order',
  'change_order',
  'export_order',
  'edit_esa',
  'enable_pstn',
  'follow',
  'hand_over',
  'drafts',
  'ask_policy',
  'route_support',
  'language',
  'forget_me',
  'space_customer',
  'cancel',
  'back',
  'continue',
  'thanks',
  'edit_esa',
] as const;
export type Intent = (typeof intents)[number];

export interface Entities {
  /** How many numbers (or blocks, beside `blockSize`), also none; never checked against a limit. */
  readonly quantity?: number;
  /** Three digits; a toll-free code too, also where the text only says `toll-free`. */
  readonly areaCode?: string;
  /** The three digits after the area code. */
  readonly prefix?: string;
  /** Two letters; also filled in when the named city lies in one state only. */
  readonly state?: string;
  /** As the area code table spells it. */
  readonly city?: string;
  readonly blockSize?: number;
  /** Canonical: `PO-` or `SB-` and digits. */
  readonly orderId?: string;
  readonly numberType?: 'local' | 'national';
  /** The language asked for, not the language written. */
  readonly locale?: Locale;
  readonly scope?: 'mine' | 'customer' | 'space';
}

/** What a text says, in one shape for every method that may stand behind `understand`. */
export interface Understanding {
  /** The language the text seems to be written in; undefined when it cannot be told. */
  readonly locale: Locale | undefined;
  readonly intent: Intent | undefined;
  /** 0–1; 0 when there is no intent. */
  readonly confidence: number;
  readonly entities: Entities;
}

/** What a port order is made of. Names and fields: fact sheet section 8; verdicts: porting-references section 3. */

/** Yes; no with a reason; by hand through PTS; in an open order already; nobody can tell. */
export const portVerdicts = ['yes', 'no', 'manual', 'in_progress', 'unknown'] as const;
/** `unchecked`: nobody looks before it is filed. */
export const allVerdicts = [...portVerdicts, 'unchecked'] as const;
export type PortVerdict = (typeof allVerdicts)[number];

export const portNumberTypes = ['local', 'tollfree', 'mobile'] as const;
export type PortNumberType = (typeof portNumberTypes)[number];

export interface Portability {
  /** E.164. */
  readonly number: string;
  readonly verdict: PortVerdict;
  /** Code of a row of `reference/portability`; codes nobody knows are shown as "other". */
  readonly reason?: string;
  readonly type: PortNumberType;
  /** Who has the number now, as far as the back end can tell. */
  readonly losingCarrier?: string;
  /** Billing telephone number on the losing carrier's record, where the carrier tells it. E.164. */
  readonly btn?: string;
  readonly rateCenter?: string;
  /** The open order that holds the number, when the verdict is `in_progress`. */
  readonly orderId?: string;
}

export interface ServiceAddress {
  readonly street: string;
  readonly city: string;
  /** Two letters in the US and Canada. */
  readonly state?: string;
  readonly zip: string;
}

/** The account as the losing carrier has it. `accountNumber` and `pin` are secrets. */
export interface PortAccount {
  readonly losingCarrier: string;
  readonly accountNumber: string;
  readonly authorisedName: string;
  /** E.164. */
  readonly btn: string;
  readonly businessName: string;
  readonly pin?: string;
  readonly serviceAddress: ServiceAddress;
}

/** Full: everything on the account leaves, and it closes. Partial: something stays. */
export interface PortScope {
  readonly kind: 'full' | 'partial';
  /** What stays with the losing carrier: kept, or disconnected with the port. */
  readonly remaining?: 'keep' | 'disconnect';
  /** Main number of what stays, when the BTN itself leaves. E.164. */
  readonly newBtn?: string;
}

/** In the time of the location: `date` is `YYYY-MM-DD`, `time` is `HH:mm`. */
export interface RequestedMoment {
  readonly date: string;
  readonly time?: string;
}

export interface LoaSignature {
  readonly firstName: string;
  readonly lastName: string;
  readonly jobTitle: string;
  /** ISO time of signing. */
  readonly at: string;
}

export const documentKinds = ['bill', 'loa', 'csr', 'other'] as const;
export type DocumentKind = (typeof documentKinds)[number];

export interface PortDocument {
  /** SHA-256 of the content, hex: the same file handed in twice is one document. */
  readonly id: string;
  readonly kind: DocumentKind;
  readonly name: string;
  /** ISO time. */
  readonly at: string;
}

export interface RejectionReason {
  /** Id of the fact sheet, or whatever came instead. */
  readonly code: string;
  /** The carrier's own words. */
  readonly text?: string;
  /** The numbers it is about, where they are named. E.164. */
  readonly numbers?: readonly string[];
}

export interface PortRejection {
  /** ISO time. */
  readonly at: string;
  readonly reasons: readonly RejectionReason[];
  /** ISO time of the resubmission that answered it. */
  readonly answeredAt?: string;
}

/** What an order of type `port` holds beside what every order holds. Nothing in it is secret. */
export interface PortFacts {
  readonly losingCarrier: string;
  /** E.164. */
  readonly btn: string;
  readonly scope: PortScope;
  /** Orders made from one plan share it. */
  readonly plan?: string;
  readonly requested?: RequestedMoment;
  /** ISO time the losing carrier has confirmed (FOC). */
  readonly foc?: string;
  /** ISO time at which the numbers became active. */
  readonly activatedAt?: string;
  readonly documents: readonly PortDocument[];
  /** Documents Cisco's support asks for, in its words. */
  readonly wanted?: readonly string[];
  readonly extraEmail?: string;
  /** Every rejection of the order, oldest first; the chain stays. */
  readonly rejections: readonly PortRejection[];
}

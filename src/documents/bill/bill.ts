/** Something read from the bill, with the line it stands on. */
export interface Finding {
  readonly value: string;
  readonly line: string;
}

/** `value` is `YYYY-MM-DD`; a date that may be read in two ways has none, and must be asked for. */
export type DateFinding =
  | { readonly certain: true; readonly value: string; readonly line: string }
  | { readonly certain: false; readonly candidates: readonly string[]; readonly line: string };

/** What the text layer of a bill gives. What cannot be read is absent. */
export interface Bill {
  readonly billDate?: DateFinding;
  readonly dueDate?: DateFinding;
  readonly accountNumbers: readonly Finding[];
  /** E.164. */
  readonly btn?: Finding;
  readonly businessName?: Finding;
  /** The person the bill is addressed to, or who is named as contact. */
  readonly contactName?: Finding;
  readonly serviceAddress?: Finding;
  readonly zip?: Finding;
  /** E.164, once each, in the order of the bill. */
  readonly numbers: readonly Finding[];
  /** Every line of the text. */
  readonly lines: readonly string[];
}

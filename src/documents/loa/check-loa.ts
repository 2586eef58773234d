export interface LoaExpectation {
  readonly country: 'US' | 'CA' | 'GB' | 'NO';
  /** E.164. */
  readonly numbers: readonly string[];
  /** The authorised person of the account. */
  readonly signer: string;
  /** `YYYY-MM-DD` in the time of the location. */
  readonly today: string;
}

export type LoaFinding =
  /** Nothing to read: a scan. A person must look. */
  | { readonly code: 'no_text' }
  | { readonly code: 'numbers_missing'; readonly numbers: readonly string[] }
  | { readonly code: 'signer_missing'; readonly signer: string }
  | { readonly code: 'date_missing' }
  | { readonly code: 'date_old'; readonly date: string; readonly days: number }
  | { readonly code: 'date_in_future'; readonly date: string };

/** What an uploaded LOA lacks, as far as its text layer tells; an empty list when nothing is amiss. */
export const checkLoa = (_text: string | undefined, _expected: LoaExpectation): readonly LoaFinding[] => [];

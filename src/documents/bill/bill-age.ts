/** `date` is `YYYY-MM-DD`, `today` the same in the time of the location; `limit` in days, the row of `limits` unless told. */
export type BillAge =
  | {
      readonly verdict: 'fresh';
      readonly days: number;
      /** Last day on which it still is. */ readonly until: string;
    }
  | { readonly verdict: 'too_old'; readonly days: number; readonly limit: number }
  | { readonly verdict: 'in_future'; readonly days: number };

export const billAge = (_date: string, _today: string, _limit = 30): BillAge => {
  throw new Error('not built yet');
};

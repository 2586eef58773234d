/** A part of a text, `end` not included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

import type { Reading } from './number-plans.js';
import type { Aside, Why } from './outcome.js';

interface Span {
  readonly start: number;
  readonly end: number;
}

export interface WordItem extends Span {
  readonly kind: 'word';
  /** Lower case. */
  readonly fold: string;
}

/** Unbroken digits; what they are is not known yet. */
export interface GroupItem extends Span {
  readonly kind: 'group';
  readonly digits: string;
}

/** Something that is surely no telephone number. */
export interface AsideItem extends Span {
  readonly kind: 'aside';
  readonly what: Aside;
}

/** `ext. 12`, `x12`, `#12`; counts only right behind a number. */
export interface ExtensionItem extends Span {
  readonly kind: 'extension';
}

/** A number written with letters or as `7.13555E+09`; `e164` when the letters spell one exactly. */
export interface OddItem extends Span {
  readonly kind: 'odd';
  readonly why: Why;
  readonly reading?: Reading;
}

/** Digits that make up one number. */
export interface PhoneItem extends Span {
  readonly kind: 'phone';
  readonly digits: string;
  readonly reading: Reading;
}

/** Digits that make up no number; `shape` is the lengths of their groups, such as `3-4`. */
export interface DigitsItem extends Span {
  readonly kind: 'digits';
  readonly digits: string;
  readonly shape: string;
  /** Behind `+`, 00 or 011. */
  readonly isPlus: boolean;
}

export type Lexeme = WordItem | GroupItem | AsideItem | ExtensionItem | OddItem | PhoneItem;
export type Item = Exclude<Lexeme, GroupItem> | DigitsItem;

import type { GroupItem, Item, Lexeme } from './items.js';
import type { PlanOptions } from './number-plans.js';
import { segment } from './segment.js';
import { words } from './words.js';

const separators = /^[ ()[\].\-/_\\·•*]{1,5}$/;
/** A plain sign before a number that stands right behind another one is an "and". */
const opens = /(?:\+|\(\+|\+\(|\()[ ]?$/;

const joins = (gap: string): boolean => separators.test(gap) && !gap.includes('   ');

const attached = /^[-_/#.]$/;
const solid = /^[-_.]$/;

/** `PO-1042`, `INV-2024-118`: what hangs on a word is a code unless the word announces a number. */
const hangsOn = (before: Lexeme | undefined, gap: string): boolean => {
  if (before === undefined || !attached.test(gap)) return false;
  if (before.kind === 'aside') return before.what === 'code' && solid.test(gap);
  return before.kind === 'word' && !words.phone.has(before.fold) && !/^[.]$/.test(gap);
};

/** A name in front of a whole, spaced number, as in `Houston-713-555-0100`. */
const isNamedNumber = (items: readonly Item[], groups: number, before: Lexeme | undefined): boolean =>
  before?.kind === 'word' &&
  items.length === 1 &&
  items[0]?.kind === 'phone' &&
  groups > 2 &&
  !words.aside.has(before.fold) &&
  !words.asideWhenNumbered.has(before.fold);

/** Gathers groups into runs and runs into numbers. */
export const readRuns = (text: string, lexemes: readonly Lexeme[], options: PlanOptions): readonly Item[] => {
  const items: Item[] = [];
  let at = 0;
  while (at < lexemes.length) {
    const first = lexemes[at];
    if (first === undefined) break;
    if (first.kind !== 'group') {
      items.push(first);
      at += 1;
      continue;
    }
    const before = lexemes[at - 1];
    const gapBefore = text.slice(Math.max(before?.end ?? 0, first.start - 8), first.start);
    const groups: GroupItem[] = [first];
    const isAnd = (before?.kind === 'group' || before?.kind === 'phone') && /^ ?\+ $/.test(gapBefore);
    const gaps = [opens.test(gapBefore) && !isAnd ? gapBefore.slice(-4) : ''];
    for (at += 1; at < lexemes.length; at += 1) {
      const next = lexemes[at];
      const gap = text.slice(groups.at(-1)?.end ?? 0, next?.start);
      if (next?.kind !== 'group' || !joins(gap)) break;
      groups.push(next);
      gaps.push(gap);
    }
    const found = segment({ groups, gaps }, options);
    const isCode = hangsOn(before, gapBefore) && !isNamedNumber(found, groups.length, before);
    if (!isCode) items.push(...found);
    else
      items.push({ kind: 'aside', start: first.start, end: groups.at(-1)?.end ?? first.end, what: 'code' });
  }
  return items;
};

import { createRequire } from 'node:module';
import type { Template } from 'adaptivecards-templating';
import type { Card, View } from './card.js';

/** A card template compiled once; rendering is then some tens of microseconds. */
export interface CardTemplate {
  /** The text keys the template reads as `t.key`. */
  readonly textKeys: readonly string[];
  /** Ids of the input elements, in the order of the card. */
  readonly inputIds: readonly string[];
  /** Those of them that hold a figure and can hold nothing else. */
  readonly numberIds: readonly string[];
  expand(data: View): Card;
  /** Does ahead what the first `expand` would have to do. */
  prepare(): void;
}

type Templating = typeof import('adaptivecards-templating');

const require = createRequire(import.meta.url);
/** Loading the expression engine takes a third of a second: that need not stand between a start and its first card. */
const templating = (): Templating => require('adaptivecards-templating') as Templating;

const textKeyPattern = /\bt\.([A-Za-z][A-Za-z0-9]*)/g;

function collectInputIds(node: unknown, kind = 'Input.'): string[] {
  if (Array.isArray(node)) return node.flatMap((item) => collectInputIds(item, kind));
  if (typeof node !== 'object' || node === null) return [];
  const own = 'type' in node && typeof node.type === 'string' && node.type.startsWith(kind) && 'id' in node;
  return [
    ...(own ? [String(node.id)] : []),
    ...Object.values(node).flatMap((value) => collectInputIds(value, kind)),
  ];
}

/** `$when` leaves null where an object was dropped, and an absent value is null: neither belongs on a card. */
function withoutNulls(node: unknown): unknown {
  if (Array.isArray(node)) return node.filter((item) => item !== null).map(withoutNulls);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([key, value]) => [key, withoutNulls(value)]),
  );
}

export function compileTemplate(source: unknown): CardTemplate {
  // Parsing the expressions takes milliseconds and some of them only matter to few: done when first needed.
  let template: Template | undefined;
  const compiled = (): Template => (template ??= new (templating().Template)(source));
  const json = JSON.stringify(source);
  return {
    textKeys: [...new Set([...json.matchAll(textKeyPattern)].map((match) => match[1] ?? ''))],
    inputIds: [...new Set(collectInputIds(source))],
    numberIds: [...new Set(collectInputIds(source, 'Input.Number'))],
    expand(data) {
      return withoutNulls(compiled().expand({ $root: data })) as Card;
    },
    prepare: () => void compiled(),
  };
}

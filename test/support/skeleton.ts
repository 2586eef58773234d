/** What two schemas must have in common to be the same contract: names, what is required, kinds and literals. */
import { z } from 'zod';
import { isObject, resolve, type Json } from '../../conformance/document.js';

export type Skeleton = string | { readonly [name: string]: Skeleton } | readonly Skeleton[];

const list = (value: Json | undefined): readonly Json[] =>
  Array.isArray(value) ? (value as readonly Json[]) : [];
const word = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));
const textOf = (skeleton: Skeleton): string => JSON.stringify(skeleton);

/** A list that may grow reads as "one of these, or any text" in zod. */
const withoutAnyText = (choices: readonly Skeleton[]): readonly Skeleton[] =>
  choices.some((one) => typeof one === 'string' && one.includes('|'))
    ? choices.filter((one) => one !== 'string')
    : choices;

function skeletonAt(document: Json, at: string): Skeleton {
  const { value, at: place } = resolve(document, at);
  if (!isObject(value)) return 'any';
  const literals = value['enum'] ?? value['x-extensible-enum'];
  if (literals !== undefined) return `|${list(literals).map(word).sort().join('|')}|`;
  if (value['const'] !== undefined) return `|${word(value['const'])}|`;
  for (const name of ['oneOf', 'anyOf']) {
    if (value[name] === undefined) continue;
    const all = list(value[name]).map((_, index) =>
      skeletonAt(document, `${place}/${name}/${String(index)}`),
    );
    const choices = withoutAnyText(all);
    return choices.length === 1
      ? (choices[0] ?? 'any')
      : [...choices].sort((a, b) => (textOf(a) < textOf(b) ? -1 : 1));
  }
  if (isObject(value['properties'])) {
    const required = new Set(list(value['required']).map(word));
    const names = Object.keys(value['properties']).sort();
    return Object.fromEntries(
      names.map((name) => [
        required.has(name) ? name : `${name}?`,
        skeletonAt(document, `${place}/properties/${name}`),
      ]),
    );
  }
  if (value['type'] === 'array') return { each: skeletonAt(document, `${place}/items`) };
  if (isObject(value['additionalProperties']))
    return { named: skeletonAt(document, `${place}/additionalProperties`) };
  return typeof value['type'] === 'string' ? value['type'] : 'any';
}

export const skeletonOf = (document: Json, at: string): Skeleton => skeletonAt(document, at);

/** Of what is read, not of what becomes of it. */
export const zodSkeleton = (schema: z.ZodType): Skeleton => {
  const options = { io: 'input', unrepresentable: 'any', reused: 'inline' } as const;
  return skeletonAt(z.json().parse(z.toJSONSchema(schema, options)), '');
};

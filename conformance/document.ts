/** Finding one's way in an OpenAPI document. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
type JsonObject = Extract<Json, { readonly [name: string]: Json }>;

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** JSON pointer of these names. */
export const pointer = (...names: readonly string[]): string =>
  names.map((name) => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

const stepInto = (value: Json | undefined, name: string): Json | undefined => {
  if (Array.isArray(value)) return (value as readonly Json[])[Number(name)];
  return isObject(value) ? value[name] : undefined;
};

/** What is at the pointer, references followed on the way and at its end, and where that really is. */
export function resolve(
  document: Json,
  at: string,
): { readonly at: string; readonly value: Json | undefined } {
  let value: Json | undefined = document;
  let place = '';
  const follow = (): void => {
    while (isObject(value) && typeof value['$ref'] === 'string' && value['$ref'].startsWith('#')) {
      const target = resolve(document, value['$ref'].slice(1));
      ({ value, at: place } = target);
    }
  };
  for (const name of at.split('/').slice(1)) {
    follow();
    value = stepInto(value, name.replaceAll('~1', '/').replaceAll('~0', '~'));
    place += `/${name}`;
  }
  follow();
  return { at: place, value };
}

/** The same document, in which no object has properties that are not named. */
export function closed(document: Json): Json {
  if (Array.isArray(document)) return (document as readonly Json[]).map(closed);
  if (!isObject(document)) return document;
  const copy = Object.fromEntries(Object.entries(document).map(([name, value]) => [name, closed(value)]));
  const isOpen =
    isObject(copy['properties']) && copy['type'] === 'object' && copy['additionalProperties'] === undefined;
  return isOpen ? { ...copy, additionalProperties: false } : copy;
}

/** The operations of an OpenAPI document, with the parameters of each. */
import { z } from 'zod';
import { pointer, resolve, type Json } from './document.js';

const methods = ['get', 'put', 'post'] as const;
const parameter = z.object({
  name: z.string(),
  in: z.enum(['path', 'query', 'header']),
  required: z.boolean().default(false),
});

export interface Operation {
  readonly id: string;
  /** JSON pointer to it in the document. */
  readonly at: string;
  readonly pattern: RegExp;
  readonly method: string;
  readonly parameters: readonly (z.infer<typeof parameter> & { readonly at: string })[];
}

export function operationsOf(document: Json): Operation[] {
  const paths = z
    .record(z.string(), z.record(z.string(), z.unknown()))
    .parse(resolve(document, '/paths').value);
  return Object.entries(paths).flatMap(([path, item]) =>
    methods
      .filter((method) => method in item)
      .map((method): Operation => {
        const at = pointer('paths', path, method);
        const lists = [pointer('paths', path, 'parameters'), `${at}/parameters`];
        const places = lists.flatMap((list) => {
          const found = resolve(document, list).value;
          return Array.isArray(found) ? found.map((_, index) => `${list}/${String(index)}`) : [];
        });
        return {
          id: z.string().parse(resolve(document, `${at}/operationId`).value),
          at,
          method: method.toUpperCase(),
          pattern: new RegExp(`^${path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
          parameters: places.map((place) => {
            const { at: target, value } = resolve(document, place);
            return { ...parameter.parse(value), at: target };
          }),
        };
      }),
  );
}

import type { Chance } from './chance.js';
import { hostileKeys, hostileTexts, hostileValues } from './hostile.js';

type Edit = (text: string, chance: Chance, corpus: readonly string[]) => string;

const cut = (text: string, chance: Chance): [string, string] => {
  const at = chance.below(text.length + 1);
  return [text.slice(0, at), text.slice(at)];
};

const edits: readonly Edit[] = [
  (text, chance) => cut(text, chance)[0],
  (text, chance) => cut(text, chance).reverse().join(''),
  (text, chance) => cut(text, chance).join(chance.pick(hostileTexts)),
  (text, chance, corpus) => cut(text, chance)[0] + cut(chance.pick(corpus), chance)[1],
  (text, chance) => `${text}\n`.repeat(1 + chance.below(30)).slice(0, 7_000),
  (text) => text.toUpperCase(),
  (text, chance) => text.replace(/\d/g, () => String(chance.below(10))),
  (text, chance) => text.replace(/\s+/g, chance.pick([' ', '', '\t', '\n', '\u00a0', '  '])),
  (_text, chance) => chance.pick(hostileTexts),
];

/** A text like those of the corpus, with up to three things done to it. */
export function mutatedText(corpus: readonly string[], chance: Chance): string {
  let text = chance.pick(corpus);
  for (let times = chance.below(4); times > 0; times -= 1) text = chance.pick(edits)(text, chance, corpus);
  // Webex lets nobody write more.
  return Buffer.from(text).subarray(0, 7_439).toString('utf8');
}

const own = (target: Record<string, unknown>, key: string, value: unknown): void =>
  void Object.defineProperty(target, key, { value, enumerable: true, writable: true, configurable: true });

/** Inputs of a card as a client of one's own may send them: some right, some of another kind, some too many. */
export function mutatedInputs(
  inputs: Readonly<Record<string, unknown>>,
  corpus: readonly string[],
  chance: Chance,
): Record<string, unknown> {
  const mutated: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(inputs)) {
    const fate = chance.below(12);
    if (fate === 0) continue;
    if (fate < 4) own(mutated, key, mutatedText(corpus, chance));
    else own(mutated, key, fate === 4 ? chance.pick(hostileValues) : value);
  }
  if (chance.isOneIn(6)) own(mutated, chance.pick(hostileKeys), chance.pick(hostileValues));
  return mutated;
}

/** Any JSON with something in it changed, at any depth. */
export function mutatedJson(json: unknown, corpus: readonly string[], chance: Chance): unknown {
  if (chance.isOneIn(8)) return chance.pick([...hostileValues, mutatedText(corpus, chance)]);
  if (Array.isArray(json)) return json.map((item) => mutatedJson(item, corpus, chance));
  if (typeof json !== 'object' || json === null) return json;
  const mutated: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(json)) {
    if (!chance.isOneIn(15)) own(mutated, key, mutatedJson(value, corpus, chance));
  }
  if (chance.isOneIn(10)) own(mutated, chance.pick(hostileKeys), chance.pick(hostileValues));
  return mutated;
}

/** A file with bytes changed, left out, doubled or put in. */
export function mutatedBytes(bytes: Uint8Array, chance: Chance): Uint8Array {
  const copy = Uint8Array.from(bytes);
  for (let times = chance.below(12); times > 0; times -= 1) {
    const at = chance.below(Math.max(copy.length, 1));
    copy[at] = chance.below(256);
  }
  const at = chance.below(copy.length + 1);
  switch (chance.below(5)) {
    case 0:
      return copy.subarray(0, at);
    case 1:
      return Buffer.concat([copy.subarray(0, at), copy.subarray(at), copy.subarray(at)]);
    case 2:
      return Buffer.concat([copy.subarray(0, at), Buffer.from(chance.pick(hostileTexts)), copy.subarray(at)]);
    default:
      return copy;
  }
}

import { z } from 'zod';
import data from './mail-words.json' with { type: 'json' };

const words = z.object({ en: z.array(z.string()), nb: z.array(z.string()) });
const { signs, notSaid, statuses } = z
  .object({
    /** Nobody has seen a real mail yet: the wording is ours until one is. */
    source: z.string(),
    signs: z.array(z.string()),
    notSaid: words,
    statuses: z.array(words.extend({ status: z.string() })),
  })
  .parse(data);

export interface MailReading {
  /** Ids of orders as they stand there, each once. */
  readonly orderIds: readonly string[];
  /** Only what one sentence plainly says and no other contradicts. */
  readonly status?: string;
  /** Sentences that state it; dates are read from them. */
  readonly said: readonly string[];
}

const longest = 8_000;
const anyOf = (list: readonly string[]): RegExp => new RegExp(`(?<!\\p{L})(?:${list.join('|')})`, 'iu');
const wholeOf = (list: readonly string[]): RegExp =>
  new RegExp(`(?<!\\p{L})(?:${list.join('|')})(?!\\p{L})`, 'iu');

const shapes = statuses.map(({ status, en, nb }) => ({ status, shape: anyOf([...en, ...nb]) }));
const unsaid = wholeOf([...notSaid.en, ...notSaid.nb]);
const sign = anyOf(signs);

const own = /(?<![\p{L}\d])(?:PO|SB)-?\d{3,12}(?!\d)/giu;
/** `order WX-555`: whatever letters Control Hub may use. */
const lettered = /(?<!\p{L})(?:order|port|bestilling|ordre) (\p{L}{1,6}-?\d{2,12})(?![\p{L}\d])/giu;
const named =
  /(?<!\p{L})(?:order|port|bestilling(?:s|en)?|ordre)(?:[ -]?(?:number|no\.?|nr\.?|nummer|id|#))?\s{0,3}[:#]\s{0,3}([\p{Lu}\d][\p{Lu}\d-]{2,30})(?![\p{L}\d])/giu;

export const normalId = (id: string): string =>
  id
    .trim()
    .toUpperCase()
    .replace(/^(PO|SB)-?(?=\d)/, '$1-');

function idsIn(text: string): readonly string[] {
  const after = [lettered, named].flatMap((shape) => [...text.matchAll(shape)].map(([, id = '']) => id));
  const found = [...(text.match(own) ?? []), ...after];
  return [...new Set(found.filter((id) => /\d/.test(id)).map(normalId))];
}

/** A new line ends a sentence; so does a full stop that no figure follows. */
const sentencesOf = (text: string): readonly string[] =>
  text
    .slice(0, longest)
    .split(/\r?\n|(?<=[.!?])\s+(?=\p{Lu})/u)
    .map((sentence) => sentence.replace(/^[\s>*•-]+/, '').trim())
    .filter((sentence) => sentence !== '');

/** What has not happened, or only might, states nothing. */
const stated = (sentences: readonly string[]) =>
  sentences
    .filter((sentence) => !unsaid.test(sentence))
    .flatMap((sentence) => {
      const row = shapes.find(({ shape }) => shape.test(sentence));
      return row === undefined ? [] : [{ sentence, status: row.status }];
    });

/** What a mail about an order says. Two statuses in one mail say none: a person decides then. */
export function readMail(text: string): MailReading {
  const told = stated(sentencesOf(text));
  const found = new Set(told.map(({ status }) => status));
  const [status] = found.size === 1 ? found : [];
  return {
    orderIds: idsIn(text),
    said: told.map(({ sentence }) => sentence),
    ...(status === undefined ? {} : { status }),
  };
}

/** A mail that was pasted or forwarded: several lines, from Cisco by its words, about an order. */
export const isMail = (text: string): boolean =>
  /\S[^\S\n]*\r?\n\s*\S/.test(text) && sign.test(text) && idsIn(text.slice(0, longest)).length > 0;

import { z } from 'zod';
import type { Locale } from '../locale.js';
import data from './commands.json' with { type: 'json' };
import { foldWord, type Token } from './tokens.js';
import { intents, type Intent } from './understanding.js';

const phrases = z.strictObject({ en: z.array(z.string()), nb: z.array(z.string()) });
const table = z
  .strictObject({ commands: z.partialRecord(z.enum(intents), phrases), fillers: phrases, refusals: phrases })
  .parse(data);

export interface Command {
  readonly intent: Intent;
  /** The languages in which the words are that command. */
  readonly locales: readonly Locale[];
}

const foldPhrase = (phrase: string) => phrase.split(' ').map(foldWord).join(' ');

const commands = new Map<string, Command>();
for (const [intent, texts] of Object.entries(table.commands) as [Intent, z.infer<typeof phrases>][]) {
  for (const locale of ['en', 'nb'] as const) {
    for (const phrase of texts[locale].map(foldPhrase)) {
      const known = commands.get(phrase);
      commands.set(phrase, { intent, locales: [...new Set([...(known?.locales ?? []), locale])] });
    }
  }
}

const fillers = new Set([...table.fillers.en, ...table.fillers.nb].map(foldPhrase));
const longestFiller = Math.max(...[...fillers].map((filler) => filler.split(' ').length));
const refusals = new Set([...table.refusals.en, ...table.refusals.nb]);
const longestCommand = 12;

const fillerLength = (words: readonly string[], fromEnd: boolean): number => {
  for (let length = Math.min(longestFiller, words.length); length > 0; length -= 1) {
    const part = fromEnd ? words.slice(-length) : words.slice(0, length);
    if (fillers.has(part.join(' '))) return length;
  }
  return 0;
};

const lookUp = (words: readonly string[]): Command | undefined => {
  const command = commands.get(words.join(' '));
  if (command !== undefined || words.length === 0) return command;
  const front = fillerLength(words, false);
  if (front > 0)
    return lookUp(words.slice(front)) ?? greetingOrThanks(words.slice(0, front), words.length === front);
  const back = fillerLength(words, true);
  return back > 0 ? lookUp(words.slice(0, -back)) : undefined;
};

/** `hei takk`: nothing but polite words. */
const greetingOrThanks = (words: readonly string[], isWhole: boolean): Command | undefined => {
  const command = isWhole ? commands.get(words.join(' ')) : undefined;
  return command?.intent === 'greeting' || command?.intent === 'thanks' ? command : undefined;
};

/** `no, go back` is a command, `no thanks` is none. */
const afterRefusal: ReadonlySet<Intent> = new Set<Intent>(['cancel', 'back', 'home', 'language']);

/** The command a text consists of, polite words aside; `cancel order PO-1` is no command. */
export const readCommand = (tokens: readonly Token[]): Command | undefined => {
  if (tokens.length > longestCommand || tokens.some(({ isNumber }) => isNumber)) return undefined;
  const words = tokens.map(({ fold }) => fold);
  const isRefusal = refusals.has(words[0] ?? '');
  const command = lookUp(isRefusal ? words.slice(1) : words);
  return isRefusal && command !== undefined && !afterRefusal.has(command.intent) ? undefined : command;
};

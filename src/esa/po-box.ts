import { foldName } from '../reference/fold-name.js';
import words from './street-words.json' with { type: 'json' };

const long = new RegExp(`(?:^|\\s)(?:${words.boxes.join('|')})(?:\\s|\\d|$)`);
const short = new RegExp(`^(?:${words.shortBoxes.join('|')}) \\d+$`);

/** A box at a post office: nobody can be helped there. Flats and buildings may be called boxes; a number alone may not. */
export function isPoBox(text: string): boolean {
  const plain = foldName(text);
  return long.test(plain) || short.test(plain);
}

import type { Data } from './data.js';

type Contact = NonNullable<Data['contact']>;

const email = /(?<![^\s,;<>()])[^\s,;<>()@]+@(?:[^\s,;<>()@.]+\.)+\p{L}{2,}/u;
const phone = /\+?\d[\d\s().-]{5,}\d/;
/** Words that stand beside a value and belong to none. */
const labels =
  /(?:^|(?<=[\s,;:]))(?:e-?mail|e-?post|mail|phone|tel|tlf|telefon|mobil|mobile|name|navn|is|er|at|på)\.?:?(?=[\s,;:]|$)/giu;
const longestName = 60;

/** The contact as it is written in one go: a name, an e-mail address, a telephone number; empty what is not there. */
export function contactSaid(text: string): Contact | undefined {
  const address = email.exec(text)?.[0] ?? '';
  const withoutEmail = text.replace(address, ' ');
  const number = phone.exec(withoutEmail)?.[0] ?? '';
  if (address === '' && number === '') return undefined;
  const rest = withoutEmail.replace(number, ' ').replace(labels, ' ');
  const name = rest
    .replace(/[,;:<>()\n]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return { name: name.length <= longestName ? name : '', email: address, phone: number.trim() };
}

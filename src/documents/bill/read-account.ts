import type { Country } from '../../reference/countries.js';
import type { Bill, Finding } from './bill.js';
import { datesIn } from './dates.js';
import { afterLabel, atLabel, isLabel, type LabelId } from './labels.js';
import { phonesIn } from './phones.js';

/** Hidden digits, as carriers print them: "****1234", "xxxx-1234". */
const hidden = /[*•]|x{2,}/i;
const norwegianBank = /^\d{4}[ .]?\d{2}[ .]?\d{5}$/;
const shortest = 4;

/** The number at the start of what follows its label: pieces with digits, as long as they go on. */
const accountIn = (text: string): string | undefined => {
  const [first] = datesIn(text, 'unknown');
  const upTo = first === undefined ? text : text.slice(0, first.at);
  const pieces: string[] = [];
  for (const piece of upTo.split(/\s+/)) {
    const plain = piece.replace(/(?<![,;.])[,;.]+$/, '');
    if (!/\d/.test(plain) && !(pieces.length === 0 && /^[A-Z]{1,4}-?$/.test(plain))) break;
    if (!/^[\dA-Z./_*•x-]+$/i.test(plain)) break;
    pieces.push(plain);
    if (plain !== piece) break;
  }
  const value = pieces.join(' ');
  return value.replace(/\D/g, '').length < shortest || hidden.test(value) ? undefined : value;
};

const once = <T extends Finding>(findings: readonly T[]): T[] => {
  const key = (value: string) => value.replace(/[\s.-]/g, '').toUpperCase();
  return findings.filter((one, at) => findings.findIndex((two) => key(two.value) === key(one.value)) === at);
};

/** Account numbers first, customer numbers after them; a bank account to pay to is neither. */
export const readAccountNumbers = (lines: readonly string[]): Finding[] => {
  const of = (id: LabelId) =>
    [...atLabel(lines, id), ...afterLabel(lines, id)].flatMap(({ value, line }) => {
      const account = accountIn(value);
      if (account === undefined) return [];
      if (/\bkonto/i.test(line) && norwegianBank.test(account)) return [];
      return [{ value: account, line }];
    });
  return once([...of('accountNumber'), ...of('customerNumber')]);
};

export const readBtn = (lines: readonly string[], country: Country): Finding | undefined => {
  const found = [...atLabel(lines, 'btn'), ...afterLabel(lines, 'btn')].flatMap(({ value, line }) => {
    const [number] = phonesIn(value, country);
    return number === undefined ? [] : [{ value: number, line }];
  });
  const one = once(found);
  return one.length === 1 ? one[0] : undefined;
};

const nameLike = (text: string) =>
  /\p{L}{2}/u.test(text) && text.length <= 80 && !/\d{5}|[@?]|:\/\//.test(text) && !isLabel(text);

const nameAt = (lines: readonly string[], id: LabelId): Finding | undefined => {
  const found = atLabel(lines, id).find(({ value }) => nameLike(value));
  return found && { value: found.value.replace(/(?<![,;:])[,;:]+$/, ''), line: found.line };
};

export const readNames = (lines: readonly string[]): Pick<Bill, 'businessName' | 'contactName'> => {
  const [businessName, contactName] = [nameAt(lines, 'businessName'), nameAt(lines, 'contactName')];
  return { ...(businessName && { businessName }), ...(contactName && { contactName }) };
};

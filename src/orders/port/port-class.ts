import type { Country } from '../../reference/countries.js';
import { type PortClass, type PortClassRow, portClassRow } from '../../reference/port-classes.js';

/** What the class follows from. Anything not known counts as one. */
export interface ClassFacts {
  readonly country: Country;
  readonly numbers: number;
  readonly btns?: number;
  readonly carriers?: number;
  readonly addresses?: number;
  /** Looked at in the USA and Canada only. */
  readonly rateCenters?: number;
}

export interface ClassAnswer {
  readonly id: PortClass;
  readonly row: PortClassRow;
  /** Which of the counts made it complex. */
  readonly because: readonly ('btns' | 'carriers' | 'addresses' | 'rateCenters')[];
  /** A customer service record is needed (USA and Canada). */
  readonly csr: boolean;
  /** Counts nobody knows yet: the class may rise with them. */
  readonly assumed: readonly ('btns' | 'carriers' | 'addresses' | 'rateCenters')[];
}

const isNanp = (country: Country): boolean => country === 'US' || country === 'CA';

/** C1, types of port orders: complex as soon as one of the counts is above one. */
export function portClass(facts: ClassFacts): ClassAnswer {
  const looked = isNanp(facts.country)
    ? (['btns', 'carriers', 'addresses', 'rateCenters'] as const)
    : (['btns', 'carriers', 'addresses'] as const);
  const because = looked.filter((count) => (facts[count] ?? 1) > 1);
  const plain = facts.numbers > portClassRow('standard').most ? 'project' : 'standard';
  const single = facts.numbers <= portClassRow('simple').most ? 'simple' : plain;
  const id: PortClass = because.length > 0 && facts.numbers > 1 ? 'complex' : single;
  const row = portClassRow(id);
  return {
    id,
    row,
    because: id === 'complex' ? because : [],
    csr: row.csr && isNanp(facts.country),
    assumed: looked.filter((count) => facts[count] === undefined),
  };
}

import { parseArgs } from 'node:util';
import Papa from 'papaparse';
import { headName } from '../bot/audit/audit-log.js';
import { auditNames } from '../bot/audit/collections.js';
import { auditDir, auditFiles, readAuditFile } from '../bot/audit/files.js';
import { decodeLine, type AuditLine, type Head } from '../bot/audit/line.js';
import { verifyAudit } from '../bot/audit/verify.js';
import { people, settings } from '../bot/collections.js';
import type { Store } from '../store/store.js';
import { WrongUse, type Command, type Place } from './command.js';
import { withCopy } from './open-copy.js';

async function verify(place: Place): Promise<boolean> {
  const noted = await withCopy(place, (store) => store.get(settings, headName));
  const head = noted === undefined ? undefined : (JSON.parse(noted) as Head);
  const { lines, faults } = await verifyAudit(auditDir(place.dir), head);
  for (const fault of faults) place.say(fault);
  place.say(
    faults.length === 0
      ? `${lines} entries, one unbroken chain.`
      : `${faults.length} faults in ${lines} entries.`,
  );
  return faults.length === 0;
}

/** By alias, who or what it stands for: addresses of people, ids of everything else. */
async function readNames(store: Store): Promise<ReadonlyMap<string, string>> {
  const names = await store.list(auditNames);
  const read = names.map(async ({ value: { alias, kind, id } }) => {
    const email = kind === 'person' ? (await store.get(people, id))?.email : undefined;
    return [alias, email ?? id] as const;
  });
  return new Map(await Promise.all(read));
}

async function readLines(dir: string): Promise<readonly AuditLine[]> {
  const files = await Promise.all((await auditFiles(dir)).map((name) => readAuditFile(dir, name)));
  return files.flatMap(({ lines }) => lines.map(decodeLine).filter((line) => line !== undefined));
}

interface Wanted {
  readonly customer?: string | undefined;
  /** ISO times, or days; the end is not in it. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

const isWanted = ({ customer, from, to }: Wanted, line: AuditLine, of: string | undefined): boolean =>
  (customer === undefined || of === customer || line.customer === customer) &&
  (from === undefined || line.at >= from) &&
  (to === undefined || line.at < to);

function rowOf(line: AuditLine, nameOf: (alias: string | undefined) => string) {
  const text = (value: unknown): string => (value === undefined ? '' : JSON.stringify(value));
  const { seq, at, what, stage = '', outcome = '' } = line;
  const refs = { who: nameOf(line.who), space: nameOf(line.space), customer: nameOf(line.customer) };
  const values = { old: text(line.old), new: text(line.new) };
  return { number: seq, at, ...refs, what, stage, target: nameOf(line.target), ...values, outcome };
}

async function exportCsv(place: Place, wanted: Wanted): Promise<boolean> {
  const names = await withCopy(place, readNames);
  // What was erased goes by its alias for ever.
  const nameOf = (alias: string | undefined): string =>
    alias === undefined ? '' : (names.get(alias) ?? alias);
  const lines = await readLines(auditDir(place.dir));
  const chosen = lines.filter((line) => isWanted(wanted, line, nameOf(line.customer)));
  place.say(
    Papa.unparse(
      chosen.map((line) => rowOf(line, nameOf)),
      { escapeFormulae: true, newline: '\n' },
    ),
  );
  return true;
}

/** As the lines have their times, so that they compare as text. */
const timeIn = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : new Date(text).toISOString();

function wantedIn(args: readonly string[]): Wanted {
  try {
    const option = { type: 'string' } as const;
    const options = { customer: option, from: option, to: option };
    const { values } = parseArgs({ args: [...args], options });
    return { ...values, from: timeIn(values.from), to: timeIn(values.to) };
  } catch {
    // Answered as below.
  }
  throw new WrongUse();
}

/** Also while the bot runs. */
export const audit: Command = async ([what, ...args], place) => {
  if (what === 'verify') return verify(place);
  if (what === 'export') return exportCsv(place, wantedIn(args));
  throw new WrongUse();
};

import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { readPolicy } from './language/policy/read-policy.js';
import { rejectionRowSchema, understandRejection } from './language/rejections/understand-rejection.js';
import { routingRowSchema, understandRouting } from './language/routing/understand-routing.js';
import { portCountries } from './orders/numbers/outcome.js';
import { readNumbers } from './orders/numbers/read-numbers.js';

interface Subject {
  /** What a row looks like, for the person who wrote it. */
  readonly row: string;
  /** Undefined when the row is not of the shape. */
  readonly answer: (row: unknown) => object | undefined;
}

const id = z.union([z.string(), z.number()]);

const subject = <Row>(row: string, schema: z.ZodType<Row>, answer: (row: Row) => object): Subject => ({
  row,
  answer: (value) => {
    const parsed = schema.safeParse(value);
    return parsed.success ? answer(parsed.data) : undefined;
  },
});

/** What can be understood from the command line: one line a subject. */
const subjects = {
  numbers: subject(
    '{"id": "1", "text": "713-555-2300 to 2309", "country": "US" | "CA" | "GB" | "NO", "sandbox": true | false | absent}',
    z.object({ id, text: z.string(), country: z.enum(portCountries), sandbox: z.boolean().optional() }),
    ({ id: row, text, country, sandbox = false }) => {
      const { numbers, problems } = readNumbers(text, { country, sandbox });
      return { id: row, numbers, problems };
    },
  ),
  rejection: subject(
    '{"id": "1", "text": "8A: account number does not match the CSR"}',
    rejectionRowSchema,
    understandRejection,
  ),
  routing: subject(
    '{"id": "1", "text": "can we move our port to friday?"}',
    routingRowSchema,
    understandRouting,
  ),
  policy: subject(
    '{"id": "1", "text": "How old can the bill be?"}',
    z.object({ id, text: z.string() }),
    ({ id: row, text }) => {
      const { fact, answer } = readPolicy(text);
      return { id: row, fact: fact?.id ?? null, answer };
    },
  ),
} satisfies Record<string, Subject>;

const usage = `Usage: npm run --silent understand -- <${Object.keys(subjects).join(' | ')}> < rows.jsonl
One row of JSON a line in, one answer a line out.
${Object.entries(subjects)
  .map(([name, { row }]) => `  ${name}: ${row}`)
  .join('\n')}
`;

const parseJson = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};

const idOf = (row: unknown): string | number | null => z.object({ id }).safeParse(row).data?.id ?? null;

const answerLine = (
  { answer, row }: Subject,
  line: string,
): { readonly answer: object; readonly isError: boolean } => {
  const parsed = parseJson(line);
  const found = answer(parsed);
  if (found !== undefined) return { answer: found, isError: false };
  const what = parsed === undefined ? 'This line is not JSON' : 'This row does not have the expected fields';
  return { answer: { id: idOf(parsed), error: `${what}; write one row a line like ${row}` }, isError: true };
};

/** Answers every row; false when one could not be read. */
const answerAll = async (chosen: Subject): Promise<boolean> => {
  let isSound = true;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (line.trim() === '') continue;
    const { answer, isError } = answerLine(chosen, line.replace(/^\ufeff/, ''));
    if (isError) isSound = false;
    if (!process.stdout.write(`${JSON.stringify(answer)}\n`)) await once(process.stdout, 'drain');
  }
  return isSound;
};

const name = process.argv[2] ?? '';
const chosen = new Map<string, Subject>(Object.entries(subjects)).get(name);
if (chosen === undefined) {
  process.stderr.write(usage);
  process.exitCode = 2;
} else if (!(await answerAll(chosen))) process.exitCode = 1;

/** Roles given by a file, for installations whose back end knows nobody. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { SwitchboardError } from '../../errors.js';
import { roles } from '../../reference/deeds.js';
import type { ApprovalRules } from '../../flows/engine/flow.js';
import type { Grant } from './collections.js';

const email = z.email().transform((text) => text.toLowerCase());

const fileSchema = z.strictObject({
  people: z
    .array(
      z.strictObject({
        email,
        role: z.enum([...roles, 'none']),
        /** Ids of the customers, as the back end has them. */
        customers: z.array(z.string().min(1)).min(1),
      }),
    )
    .default([]),
  /** What takes a second person, by the id of the customer. */
  approvals: z
    .record(
      z.string(),
      z.strictObject({
        orderAbove: z.int().min(0).exactOptional(),
        cancel: z.boolean().exactOptional(),
        address: z.boolean().exactOptional(),
      }),
    )
    .default({}),
});

export interface RolesFile {
  readonly grants: readonly Grant[];
  readonly rules: Readonly<Record<string, ApprovalRules>>;
}

export const noRolesFile: RolesFile = { grants: [], rules: {} };

const wrong = (path: string, faults: readonly string[]): SwitchboardError =>
  new SwitchboardError('roles_invalid', [`The roles file ${path} is wrong:`, ...faults].join('\n'));

function parse(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw wrong(path, [`  it is no JSON: ${error instanceof Error ? error.message : String(error)}`]);
  }
}

/** The same person twice for one customer: nobody could say which role counts. */
function doubled(all: readonly Grant[]): string[] {
  const seen = new Set<string>();
  return all.flatMap(({ email: who, customerId }) => {
    const key = `${who} ${customerId}`;
    const isDouble = seen.has(key);
    seen.add(key);
    return isDouble ? [`  people: ${who} has two roles for ${customerId}`] : [];
  });
}

/** Throws with every fault at once; each role of the table can be given. */
export async function readRolesFile(path: string | undefined): Promise<RolesFile> {
  if (path === undefined) return noRolesFile;
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw wrong(path, [`  it cannot be read: ${error instanceof Error ? error.message : String(error)}`]);
  });
  const parsed = fileSchema.safeParse(parse(path, text));
  if (!parsed.success) {
    throw wrong(
      path,
      parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`),
    );
  }
  const all = parsed.data.people.flatMap(({ email: who, role, customers }) =>
    customers.map((customerId) => ({ email: who, customerId, role })),
  );
  const faults = doubled(all);
  if (faults.length > 0) throw wrong(path, faults);
  return { grants: all, rules: parsed.data.approvals };
}

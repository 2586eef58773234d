/** The back end as one person uses it in one space: whatever changes something there is told in the audit log. */
import { createHash } from 'node:crypto';
import type { Access, PersonRef, PstnProvider } from '../../pstn/provider.js';
import type { AuditLog } from './audit-log.js';
import type { AuditEntry } from './collections.js';
import { changes, methods, type Changing, type Deed, type Looks } from './deeds.js';
import { maskValue } from './mask.js';

export interface By {
  readonly person: PersonRef;
  /** Space the deed is done from. */
  readonly space: string;
  /** Id of the event: the same for every attempt at it. */
  readonly key: string;
  readonly access: readonly Access[];
  readonly now: () => Date;
}

type Call = (...args: readonly unknown[]) => Promise<unknown>;

/** The same attempt is the same deed, also after a crash; another change under the same event is another one. */
const deedId = (key: string, method: string, args: readonly unknown[]): string => {
  const content = JSON.stringify(args, (_field, value: unknown) =>
    value instanceof Uint8Array ? createHash('sha256').update(value).digest('hex') : value,
  );
  return `${key}:${method}:${createHash('sha256').update(content).digest('hex').slice(0, 16)}`;
};

const outcomeOf = (result: unknown): string => {
  const { ok, why } = result as { readonly ok?: boolean; readonly why?: string };
  return ok === false ? (why ?? 'refused') : 'ok';
};

/** What is told of a deed before it is done. Nothing that cannot be found out stands in its way. */
async function begun(method: Changing, args: readonly unknown[], looks: Looks): Promise<Deed> {
  const describe = changes[method] as (args: readonly unknown[], looks: Looks) => Promise<Deed>;
  return describe(args, looks);
}

export function auditedPstn(
  pstn: PstnProvider,
  audit: Pick<AuditLog, 'record'>,
  looks: Omit<Looks, 'pstn' | 'access'>,
  by: By,
): PstnProvider {
  const audited = (method: Changing): Call => {
    const back = pstn as unknown as Readonly<Record<Changing, Call>>;
    const call = back[method];
    return async (...args) => {
      const id = deedId(by.key, method, args);
      const { target, customer, old, next } = await begun(method, args, {
        ...looks,
        pstn,
        access: by.access,
      });
      const entry = (): AuditEntry => ({
        at: by.now().toISOString(),
        who: by.person.id,
        space: by.space,
        what: method,
        ...(customer === undefined ? {} : { customer }),
        ...(target === undefined ? {} : { target }),
      });
      const values = { old: maskValue(old), new: maskValue(next) };
      await audit.record(`${id}:asked`, { ...entry(), ...values, stage: 'asked' });
      const done = (outcome: string) => audit.record(`${id}:done`, { ...entry(), stage: 'done', outcome });
      try {
        const result = await call(...args);
        await done(outcomeOf(result));
        return result;
      } catch (error) {
        await done('no answer');
        throw error;
      }
    };
  };
  const names = Object.keys(methods) as (keyof typeof methods)[];
  const wrapped = names
    .filter((name): name is Changing => methods[name] === 'changes')
    .map((name) => [name, audited(name)] as const);
  return { ...pstn, ...(Object.fromEntries(wrapped) as Partial<PstnProvider>) };
}

import { createHash } from 'node:crypto';
import type { HandOverKind } from '../by-hand.js';
import { cancelling, changing, handingIn, once, resubmitting, type PortAct } from '../ports/customer-acts.js';
import { isPort } from '../ports/port-state.js';
import type { ChangeResult, PersonRef, PortChange, PstnProvider } from '../provider.js';
import type { AssistedOrder } from './collections.js';
import type { Draft, Ledger } from './ledger.js';

/** Where the content of documents is kept, encrypted. */
export interface DocumentFiles {
  keep(file: {
    readonly name: string;
    readonly type: string;
    readonly bytes: Uint8Array;
  }): Promise<{ readonly id: string }>;
  read(id: string): Promise<Uint8Array | undefined>;
}

type Calls = Pick<PstnProvider, 'addDocument' | 'resubmitPort' | 'changePort' | 'cancelPort'>;

const noPort: ChangeResult = { ok: false, why: 'refused', reason: 'There is no such port order.' };

/**
 * What a person has to type in after a change; one that came before the order was filed, or before a correction was, is
 * typed in with it.
 */
function handOverAfter(
  { handOver }: AssistedOrder,
  kind: HandOverKind,
  change: PortChange | undefined,
): Draft['handOver'] {
  const { controlHubId, filedAt } = handOver;
  const known = controlHubId === undefined ? {} : { controlHubId };
  if (handOver.kind === 'order' && filedAt === undefined && kind !== 'cancellation')
    return { kind: 'order', ticks: [] };
  // Two changes that were not typed in yet are typed in together.
  const open = filedAt === undefined ? handOver.change : undefined;
  const together = change === undefined ? undefined : merged(open, change);
  const isResubmitted = filedAt === undefined && handOver.kind === 'correction' && kind === 'change';
  return {
    ...known,
    kind: isResubmitted ? 'correction' : kind,
    ticks: [],
    ...(together === undefined ? {} : { change: together }),
  };
}

const merged = (before: PortChange | undefined, change: PortChange): PortChange => ({
  ...before,
  ...change,
  ...(before?.account === undefined ? {} : { account: { ...before.account, ...change.account } }),
  ...(before?.remove === undefined ? {} : { remove: [...before.remove, ...(change.remove ?? [])] }),
});

export function createPortChanges(deps: {
  readonly ledger: Ledger;
  readonly files: DocumentFiles;
  readonly now: () => Date;
}): Calls {
  const { ledger, files, now } = deps;

  async function run(
    id: string,
    by: PersonRef,
    work: PortAct,
    handOver: (found: AssistedOrder) => Draft['handOver'],
  ): Promise<ChangeResult> {
    let result: ChangeResult = noPort;
    await ledger.change(id, (found): Draft | undefined => {
      const { order, port } = found;
      if (!isPort(order) || port === undefined) return undefined;
      const outcome = work({ order, record: port }, { at: now().toISOString(), by: by.email });
      if (!outcome.ok) {
        result = outcome.why === 'too_late' ? { ...outcome, order } : outcome;
        return undefined;
      }
      result = { ok: true, order: outcome.state.order };
      if (outcome.state.order === order) return undefined;
      return { ...found, order: outcome.state.order, port: outcome.state.record, handOver: handOver(found) };
    });
    return result;
  }

  const changed =
    (kind: HandOverKind, change?: PortChange) =>
    (found: AssistedOrder): Draft['handOver'] =>
      handOverAfter(found, kind, change);

  return {
    resubmitPort: (id, change, key, by) =>
      run(id, by, once(`resubmit ${key}`, resubmitting(change)), changed('correction', change)),
    changePort: (id, change, key, by) =>
      run(id, by, once(`change ${key}`, changing(change)), changed('change', change)),
    cancelPort: (id, key, by) => run(id, by, once(`cancel ${key}`, cancelling), changed('cancellation')),
    async addDocument(id, { kind, name, type, bytes }, by) {
      // Content first: an order never names a document that is not there.
      await files.keep({ name, type, bytes });
      const document = { id: createHash('sha256').update(bytes).digest('hex'), kind, name };
      return run(id, by, handingIn(document), ({ handOver }) => handOver);
    },
  };
}

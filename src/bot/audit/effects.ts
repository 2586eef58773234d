/** What the audit log says of the effects of a turn. */
import type { Effect } from '../../flows/engine/flow.js';
import type { Occasion } from '../services.js';
import type { AuditEntry } from './collections.js';
import { maskValue } from './mask.js';

type Part = Pick<AuditEntry, 'target' | 'customer' | 'old' | 'new'>;
type Of<T extends Effect['type']> = Extract<Effect, { type: T }>;

/** `false`: nobody but the person is concerned, or a call of the back end tells of it already. */
const parts: { readonly [T in Effect['type']]: false | ((effect: Of<T>) => Part) } = {
  'set-locale': false,
  'set-region': false,
  nudge: false,
  routed: false,
  'order-placed': ({ orderId, customerId }) => ({
    target: { kind: 'order', id: orderId },
    customer: customerId,
  }),
  'post-file': ({ file: { type, size } }) => ({ new: maskValue({ type, bytes: size }) }),
  'report-status': ({ report: { orderId, ...report } }) => ({
    target: { kind: 'order', id: orderId },
    new: maskValue(report),
  }),
  follow: ({ what, on }) => ({ target: what, new: { on } }),
  'notice-settings': ({ settings }) => ({ new: maskValue(settings) }),
  'give-role': ({ email, customerId, role = 'taken away' }) => ({
    target: { kind: 'person', id: email },
    customer: customerId,
    new: { role },
  }),
  'ask-second': ({ approval: { customerId, deed } }) => ({ customer: customerId, new: { deed } }),
  'decide-second': ({ approve }) => ({ new: { approve } }),
  'set-rules': ({ customerId, rules }) => ({ customer: customerId, new: maskValue(rules) }),
  'space-customer': ({ customerId }) => ({ customer: customerId }),
  'port-tested': ({ orderId }) => ({ target: { kind: 'order', id: orderId } }),
  'esa-saved': ({ record: { target, id, customerId, before, address } }) => ({
    target: { kind: target, id },
    customer: customerId,
    old: maskValue(before),
    new: maskValue(address),
  }),
  'forget-me': ({ erased }) => ({ old: erased }),
  'review-addresses': ({ customerId, at }) => ({ customer: customerId, new: { on: at !== undefined } }),
};

/** In the order of the effects, for one commit with what they do. */
export function entriesOf(
  { known, space }: Pick<Occasion, 'known' | 'space'>,
  effects: readonly Effect[],
  now: Date,
): readonly AuditEntry[] {
  return effects.flatMap((effect) => {
    const part = parts[effect.type] as false | ((effect: Effect) => Part);
    if (part === false) return [];
    const who = { at: now.toISOString(), who: known.person.id, space: space.id };
    return [{ ...who, what: effect.type, ...part(effect) }];
  });
}

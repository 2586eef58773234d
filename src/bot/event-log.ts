/** One line of the log and one count for each event, whatever becomes of it. */
import type { Logger } from 'pino';
import type { AnswerOutcome, DeliveryOutcome, EventKind, EventOutcome, Metrics } from '../ops/metrics.js';
import type { Accepted } from './inbox.js';
import { referenceOf } from './reference.js';

export interface Noted {
  readonly outcome: EventOutcome;
  /** Why nothing was done. */
  readonly reason?: string;
  readonly err?: unknown;
  /** The flow and step whose card the person has now. */
  readonly flow?: string | undefined;
  readonly step?: string | undefined;
  readonly isFinished?: boolean;
  readonly effects?: readonly string[];
  /** Ids of the messages it is answered with. */
  readonly messages?: readonly string[];
}

export interface EventLog {
  /** Works on an event; the line is written when it is through, with all that was noted meanwhile. */
  follow(accepted: Accepted, work: () => Promise<void>): Promise<void>;
  /** What is noted first counts. Of what nobody follows, a reminder, nothing is noted. */
  note(key: string, noted: Noted): void;
  /** It is worked on anew: what was noted before is of no account. */
  again(key: string): void;
  /** The same event once more: no line, only a count. */
  double(accepted: Accepted): void;
  /** What has become of a message. */
  delivered(messageId: string, outcome: DeliveryOutcome): void;
}

interface Followed {
  readonly began: number;
  noted: Noted | undefined;
}

const kinds: Readonly<Record<string, EventKind>> = {
  messages: 'message',
  attachmentActions: 'press',
  memberships: 'membership',
};
const kindOf = ({ delivery }: Accepted): EventKind => kinds[delivery.resource] ?? 'other';

const secondsSince = (began: number): number => (performance.now() - began) / 1000;

const isFault = (outcome: EventOutcome): boolean =>
  outcome === 'failed' || outcome === 'pstn_down' || outcome === 'unfinished';

function answerOf({ outcome, isFinished }: Noted): AnswerOutcome | undefined {
  if (outcome === 'failed' || outcome === 'pstn_down') return outcome;
  if (outcome !== 'answered') return undefined;
  return isFinished === true ? 'finished' : 'asked';
}

export function createEventLog({ log, metrics }: { log: Logger; metrics: Metrics }): EventLog {
  const following = new Map<string, Followed>();
  /** When the event began that a message on its way answers. */
  const underWay = new Map<string, number>();

  function count(kind: EventKind, noted: Noted, seconds: number): void {
    const { outcome, flow = 'none', effects = [] } = noted;
    metrics.events.inc({ kind, outcome });
    metrics.eventSeconds.observe({ kind }, seconds);
    const answer = answerOf(noted);
    if (answer !== undefined) metrics.answers.inc({ flow, outcome: answer });
    for (const effect of effects) metrics.effects.inc({ effect });
  }

  function write(accepted: Accepted, noted: Noted, seconds: number): void {
    const { outcome, reason, err, flow, step } = noted;
    const level = isFault(outcome) ? 'error' : 'info';
    if (!log.isLevelEnabled(level)) return;
    const { roomId } = accepted.delivery.data;
    const line = {
      reference: referenceOf(accepted.id),
      kind: kindOf(accepted),
      outcome,
      ...{ flow, step, reason, err },
      room: roomId === undefined ? undefined : referenceOf(roomId),
      ms: Math.round(seconds * 10_000) / 10,
    };
    log[level](line, 'event');
  }

  return {
    async follow(accepted, work) {
      const followed: Followed = { began: performance.now(), noted: undefined };
      following.set(accepted.id, followed);
      try {
        await work();
      } finally {
        following.delete(accepted.id);
        const noted = followed.noted ?? { outcome: 'taken' };
        const seconds = secondsSince(followed.began);
        count(kindOf(accepted), noted, seconds);
        write(accepted, noted, seconds);
      }
    },
    note(key, noted) {
      const followed = following.get(key);
      if (followed === undefined) return;
      followed.noted = { ...noted, ...followed.noted };
      for (const id of noted.messages ?? []) underWay.set(id, followed.began);
    },
    again(key) {
      const followed = following.get(key);
      if (followed !== undefined) followed.noted = undefined;
    },
    double(accepted) {
      metrics.events.inc({ kind: kindOf(accepted), outcome: 'double' });
    },
    delivered(messageId, outcome) {
      metrics.deliveries.inc({ outcome });
      const began = underWay.get(messageId);
      if (began === undefined || outcome === 'retried') return;
      underWay.delete(messageId);
      if (outcome === 'sent') metrics.answerSeconds.observe(secondsSince(began));
    },
  };
}

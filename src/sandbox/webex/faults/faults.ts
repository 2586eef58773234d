import type { CallingPlan } from '../calling/plan.js';
import { faultPlan, type CallFault, type FaultPlan } from './plan.js';

const fates = ['drop', 'double', 'delay', 'reorder'] as const;

export type WebhookFate =
  { readonly fate: 'send' | 'drop' | 'double' | 'reorder' } | { readonly fate: 'delay'; readonly ms: number };

export interface WebhookFaults {
  fateOfWebhook(): WebhookFate;
  /** Remembers what never goes out, so that a test can tell what was lost on the way. */
  noteDropped(body: string): void;
}

export interface Call {
  readonly method: string;
  /** Below `/v1`. */
  readonly path: string;
  readonly who: 'bot' | 'person' | 'app' | undefined;
  /** As the query names it. */
  readonly org?: unknown;
}

/** What a call suffers; `latencyMs` has its jitter in it. */
export type Strike = Pick<
  CallFault,
  'latencyMs' | 'status' | 'retryAfterSeconds' | 'answer' | 'cut' | 'most' | 'endless'
>;

/** What has happened since the plan was put in force. */
export interface FaultReport {
  readonly calls: number;
  readonly webhooks: Readonly<Record<(typeof fates)[number], number>>;
  /** Ids of what dropped webhooks were about. */
  readonly dropped: readonly { readonly resource: string; readonly id: string }[];
}

export interface Faults extends WebhookFaults {
  /** Replaces the whole plan; `undefined` ends all faults. */
  use(plan: FaultPlan | undefined): void;
  /** The first fault that hits the call; asking uses one of its count up. */
  faultOfCall(call: Call): Strike | undefined;
  /** What Webex Calling is like while the plan is in force. */
  calling(): CallingPlan;
  /** What those who listen over a socket suffer. */
  sockets(): FaultPlan['sockets'];
  report(): FaultReport;
}

/** Mulberry32: small, and the same on every machine. */
const createRandom = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
};

interface Chance {
  readonly count?: number | undefined;
  readonly probability?: number | undefined;
  readonly perSecond?: number | undefined;
}

/** Answers whether the fault strikes this time. */
const createTrigger = (
  { count = Infinity, probability = 1, perSecond = 0 }: Chance,
  random: () => number,
) => {
  let left = count;
  let second = 0;
  let calls = 0;
  const isBeyond = (): boolean => {
    const now = Math.floor(Date.now() / 1000);
    calls = now === second ? calls + 1 : 1;
    second = now;
    return calls > perSecond;
  };
  return (): boolean => {
    if (left <= 0 || !isBeyond() || random() >= probability) return false;
    left -= 1;
    return true;
  };
};

const covers = (fault: CallFault, { method, path, who, org }: Call): boolean =>
  (fault.who === undefined || fault.who === who) &&
  (fault.org === undefined || fault.org === org) &&
  (fault.method === undefined || fault.method === method) &&
  (fault.path === undefined || path === fault.path || path.startsWith(`${fault.path.replace(/\/$/, '')}/`));

const arm = ({ seed, calls, webhooks, sockets, calling }: FaultPlan) => {
  const random = createRandom(seed);
  return {
    random,
    calls: calls.map((fault) => ({ fault, strikes: createTrigger(fault, random) })),
    webhooks: fates.flatMap((fate) => {
      const chance = webhooks[fate];
      return chance === undefined ? [] : [{ fate, strikes: createTrigger(chance, random) }];
    }),
    delayMs: webhooks.delay?.ms ?? 0,
    sockets,
    calling,
  };
};

const nothingYet = () => ({
  calls: 0,
  webhooks: { drop: 0, double: 0, delay: 0, reorder: 0 },
  dropped: [] as { resource: string; id: string }[],
});

export const createFaults = (): Faults => {
  const none = arm(faultPlan.parse({}));
  let armed = none;
  let report = nothingYet();
  return {
    use: (plan) => {
      armed = plan === undefined ? none : arm(plan);
      if (plan !== undefined) report = nothingYet();
    },
    faultOfCall: (call) => {
      const fault = armed.calls.find((one) => covers(one.fault, call) && one.strikes())?.fault;
      if (fault === undefined) return undefined;
      report.calls += 1;
      const { latencyMs, jitterMs } = fault;
      if (jitterMs === undefined) return fault;
      return { ...fault, latencyMs: (latencyMs ?? 0) + Math.floor(armed.random() * jitterMs) };
    },
    calling: () => armed.calling,
    sockets: () => armed.sockets,
    fateOfWebhook: () => {
      const fate = armed.webhooks.find(({ strikes }) => strikes())?.fate;
      if (fate === undefined) return { fate: 'send' };
      report.webhooks[fate] += 1;
      return fate === 'delay' ? { fate, ms: armed.delayMs } : { fate };
    },
    noteDropped: (body) => {
      const { resource, data } = JSON.parse(body) as { resource: string; data: { id: string } };
      report.dropped.push({ resource, id: data.id });
    },
    report: () => report,
  };
};

import { faultPlan, type CallFault, type FaultPlan } from './plan.js';

export type WebhookFate = 'send' | 'drop' | 'double' | 'reorder';

export interface WebhookFaults {
  fateOfWebhook(): WebhookFate;
}

export interface Faults extends WebhookFaults {
  /** Replaces the whole plan; `undefined` ends all faults. */
  use(plan: FaultPlan | undefined): void;
  /** The first fault that hits the call; asking uses one of its count up. */
  faultOfCall(method: string, path: string): CallFault | undefined;
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
}

/** Answers whether the fault strikes this time. */
const createTrigger = (chance: Chance, random: () => number) => {
  let left = chance.count ?? Infinity;
  return (): boolean => {
    if (left <= 0 || random() >= (chance.probability ?? 1)) return false;
    left -= 1;
    return true;
  };
};

const covers = (fault: CallFault, method: string, path: string): boolean =>
  (fault.method === undefined || fault.method === method) &&
  (fault.path === undefined || path === fault.path || path.startsWith(`${fault.path.replace(/\/$/, '')}/`));

const arm = ({ seed, calls, webhooks }: FaultPlan) => {
  const random = createRandom(seed);
  return {
    calls: calls.map((fault) => ({ fault, strikes: createTrigger(fault, random) })),
    webhooks: (['drop', 'double', 'reorder'] as const).flatMap((fate) => {
      const chance = webhooks[fate];
      return chance === undefined ? [] : [{ fate, strikes: createTrigger(chance, random) }];
    }),
  };
};

export const createFaults = (): Faults => {
  const none = arm(faultPlan.parse({}));
  let armed = none;
  return {
    use: (plan) => (armed = plan === undefined ? none : arm(plan)),
    faultOfCall: (method, path) =>
      armed.calls.find(({ fault, strikes }) => covers(fault, method, path) && strikes())?.fault,
    fateOfWebhook: () => armed.webhooks.find(({ strikes }) => strikes())?.fate ?? 'send',
  };
};

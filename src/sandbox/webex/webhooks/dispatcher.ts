import type { WebhookFaults } from '../faults/faults.js';
import type { DeliveryRow } from '../state/rows.js';
import type { Deliverer } from './deliverer.js';

/** A delivery held back for reordering goes out after this time even if no other overtakes it. */
const holdMs = 300;

export interface DispatcherOptions {
  readonly deliverer: Deliverer;
  readonly faults: WebhookFaults;
  /** Called for a delivery that a fault swallows. */
  readonly settle: (delivery: DeliveryRow) => void;
}

export interface Dispatcher {
  enqueue(deliveries: readonly DeliveryRow[]): void;
}

interface Lane {
  readonly queue: DeliveryRow[];
  held: DeliveryRow | undefined;
  running: boolean;
}

/** Order is kept per target and room; a room that waits for a retry holds up no other room. */
const createLanes = ({ deliver, closed }: Deliverer) => {
  const lanes = new Map<string, Lane>();
  const run = async (key: string, lane: Lane): Promise<void> => {
    if (lane.running) return;
    lane.running = true;
    for (let next = lane.queue.shift(); next !== undefined && !closed.aborted; next = lane.queue.shift()) {
      await deliver(next);
    }
    lane.running = false;
    if (lane.held === undefined) lanes.delete(key);
  };
  const releaseHeld = (key: string, lane: Lane): void => {
    if (lane.held !== undefined) lane.queue.push(lane.held);
    lane.held = undefined;
    void run(key, lane);
  };
  return {
    hold: (key: string, delivery: DeliveryRow): void => {
      const lane = lanes.get(key) ?? { queue: [], held: undefined, running: false };
      lanes.set(key, lane);
      if (lane.held !== undefined) lane.queue.push(lane.held);
      lane.held = delivery;
      setTimeout(() => releaseHeld(key, lane), holdMs);
    },
    add: (key: string, ...deliveries: DeliveryRow[]): void => {
      const lane = lanes.get(key) ?? { queue: [], held: undefined, running: false };
      lanes.set(key, lane);
      lane.queue.push(...deliveries);
      releaseHeld(key, lane);
    },
  };
};

/** Hands deliveries to their lanes, after the faults in force had their say. */
export const createDispatcher = ({ deliverer, faults, settle }: DispatcherOptions): Dispatcher => {
  const lanes = createLanes(deliverer);
  const dispatch = (delivery: DeliveryRow): void => {
    const key = `${delivery.targetUrl} ${delivery.roomId}`;
    const fated = faults.fateOfWebhook();
    switch (fated.fate) {
      case 'send':
        return lanes.add(key, delivery);
      case 'double':
        return lanes.add(key, delivery, delivery);
      case 'reorder':
        return lanes.hold(key, delivery);
      case 'delay':
        setTimeout(() => lanes.add(key, delivery), fated.ms).unref();
        return;
      case 'drop':
        faults.noteDropped(delivery.body);
        return settle(delivery);
    }
  };
  return {
    enqueue: (deliveries) => {
      for (const delivery of deliveries) dispatch(delivery);
    },
  };
};

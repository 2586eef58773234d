import type { Logger } from 'pino';
import { readFilled } from '../language/filled-entities.js';
import { mask, type Masked } from '../language/mask.js';
import {
  readRouting,
  sureOfRouting,
  type RoutingReader,
  type RoutingReading,
} from '../language/routing/read-routing.js';
import { createBreaker } from './breaker.js';
import { createModelClient, type LanguageModel } from './client.js';
import type { ModelAnswer } from './question.js';

export interface ModelRoutingOptions {
  readonly model: LanguageModel;
  readonly log: Logger;
  readonly failures?: number;
  readonly pauseMs?: number;
  readonly now?: () => number;
}

export interface ModelRouting {
  readonly read: RoutingReader;
  readonly close: () => Promise<void>;
}

/** A model tells no confidence: it counts as just sure enough. What we thought ourselves stays among the choices. */
function chosen({ label, entities }: ModelAnswer, own: RoutingReading, masked: Masked): RoutingReading {
  const { confidence } = own;
  const others = [{ label: own.label, confidence }, ...own.alternatives];
  return {
    label,
    confidence: sureOfRouting,
    alternatives: others.filter((one) => one.label !== label).slice(0, own.alternatives.length),
    action: 'answer',
    entities: readFilled(entities ?? {}, masked),
  };
}

/**
 * The built-in reading, and where that is unsure a language model's. The model sees a masked text; whatever goes
 * wrong with it, the built-in reading stands.
 */
export function createModelRouting(options: ModelRoutingOptions): ModelRouting {
  const { model, log, failures = 3, pauseMs = 60_000, now = () => performance.now() } = options;
  const client = createModelClient(model);
  const breaker = createBreaker({ failures, pauseMs, now });

  async function ask(text: string, names: readonly string[], own: RoutingReading): Promise<RoutingReading> {
    const masked = mask(text, names);
    const reply = await client.ask(masked.text);
    if (reply.type === 'answered') {
      breaker.worked();
      return chosen(reply.answer, own, masked);
    }
    const { why, status } = reply;
    const paused = breaker.failed();
    log.warn({ why, status, ...(paused && { pausedMs: pauseMs }) }, 'language model of no use');
    return own;
  }

  return {
    async read(text, names) {
      const own = readRouting(text);
      if (own.action === 'answer' || !breaker.mayTry()) return own;
      // Without the names nothing can be masked, so nothing is sent.
      const known = await names().catch(() => undefined);
      return known === undefined ? own : ask(text, known, own);
    },
    close: () => client.close(),
  };
}

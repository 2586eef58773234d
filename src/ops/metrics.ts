/** What is counted for Prometheus. No label ever holds an id, a number or a word of a person. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export type EventKind = 'message' | 'press' | 'membership' | 'other';
/**
 * `taken`: worked on, and nobody expects an answer. `ignored`: not for the bot. `unfinished`: tried again at the
 * next start.
 */
export type EventOutcome =
  'answered' | 'failed' | 'pstn_down' | 'taken' | 'ignored' | 'double' | 'unfinished';
/** `asked`: something is still to be said by the person. `finished`: the last card of its flow. */
export type AnswerOutcome = 'asked' | 'finished' | 'failed' | 'pstn_down';
export type DeliveryOutcome = 'sent' | 'retried' | 'parked';

/** Seconds. The answer of a good day takes 0.2, and nobody waits longer than a minute. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

function counters(registers: Registry[]) {
  const counter = <T extends string>(name: string, help: string, ...labelNames: T[]) =>
    new Counter({ name: `switchboard_${name}`, help, labelNames, registers });
  return {
    events: counter('events_total', 'Events from Webex, by what became of them', 'kind', 'outcome'),
    requests: counter('door_requests_total', 'Requests at the doors to the world', 'door', 'status'),
    answers: counter('answers_total', 'Answers to people, by the flow whose card came', 'flow', 'outcome'),
    effects: counter(
      'effects_total',
      'What was done beside answering: orders placed, addresses set',
      'effect',
    ),
    deliveries: counter(
      'deliveries_total',
      'Messages on their way to Webex, by what became of them',
      'outcome',
    ),
    webexRequests: counter('webex_requests_total', 'Calls to Webex', 'method', 'resource', 'status'),
    pstnRequests: counter('pstn_requests_total', 'Calls to the ordering back end', 'operation', 'outcome'),
    storeFailures: counter('store_failures_total', 'Commits that could not be written'),
  };
}

function histograms(registers: Registry[]) {
  const histogram = <T extends string>(name: string, help: string, ...labelNames: T[]) =>
    new Histogram({ name: `switchboard_${name}`, help, labelNames, buckets, registers });
  return {
    eventSeconds: histogram('event_seconds', 'From an event to its commit', 'kind'),
    answerSeconds: histogram('answer_seconds', 'From an event to its answer at Webex'),
    webexSeconds: histogram('webex_request_seconds', 'How long calls to Webex take', 'method', 'resource'),
    pstnSeconds: histogram(
      'pstn_request_seconds',
      'How long calls to the ordering back end take',
      'operation',
    ),
    commitSeconds: histogram('store_commit_seconds', 'How long a durable commit takes'),
  };
}

function gauges(registers: Registry[]) {
  const gauge = <T extends string>(name: string, help: string, ...labelNames: T[]) =>
    new Gauge({ name: `switchboard_${name}`, help, labelNames, registers });
  return {
    waiting: gauge('queue_waiting', 'Events and messages that wait', 'queue'),
    oldest: gauge('queue_oldest_seconds', 'Age of what has waited longest', 'queue'),
    parked: gauge('parked_messages', 'Messages that can never arrive, kept for the operator'),
    ready: gauge('ready', 'Whether a check of /readyz is passed', 'check'),
    routings: gauge('routings', 'Support desks named, and whether it helped', 'desk', 'subject', 'helped'),
  };
}

/** Each product has its own, so that several can live in one process. */
export function createMetrics() {
  const registry = new Registry();
  const registers = [registry];
  // An idle bot need not wake a hundred times a second to measure how long its own loop takes.
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 100 });
  return { registry, ...counters(registers), ...histograms(registers), ...gauges(registers) };
}

export type Metrics = ReturnType<typeof createMetrics>;

import type { Candidate } from './candidates.js';
import { startStandIn, type StandIn } from './stand-in.js';

export interface Figures {
  readonly p50: { readonly at0: number; readonly at100: number };
  readonly p95: { readonly at0: number; readonly at100: number };
  /** At 12 events a second and 100 ms a call. */
  readonly p95Busy: number;
  readonly eventsPerSecond: number;
  readonly callsPerAnswer: number;
  readonly peakMegabytes: number;
  readonly readyMs: number;
}

const rooms = 250;
const startSpaces = 1_000;

export const quantile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};

/** One event at a time, each in another room. */
async function alone(standIn: StandIn, delay: number, count: number): Promise<number[]> {
  standIn.delay = delay;
  const times: number[] = [];
  for (let event = 0; event < count; event++) times.push(await standIn.ask(event % rooms));
  return times;
}

async function atRate(standIn: StandIn, perSecond: number, count: number): Promise<number[]> {
  standIn.delay = 100;
  const asked: Promise<number>[] = [];
  for (let event = 0; event < count; event++) {
    asked.push(standIn.ask(event % rooms));
    await new Promise((resolve) => setTimeout(resolve, 1000 / perSecond));
  }
  return Promise.all(asked);
}

async function throughput(standIn: StandIn, inFlight: number, count: number): Promise<number> {
  standIn.delay = 0;
  let next = 0;
  const began = performance.now();
  const worker = async (): Promise<void> => {
    while (next < count) await standIn.ask(next++ % rooms);
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  return count / ((performance.now() - began) / 1000);
}

async function startUp(candidate: Candidate): Promise<number> {
  const standIn = await startStandIn(startSpaces);
  standIn.delay = 20;
  const running = await candidate(standIn.url);
  await running.stop();
  standIn.close();
  return running.readyMs;
}

export async function measure(candidate: Candidate): Promise<Figures> {
  const readyMs = await startUp(candidate);
  const standIn = await startStandIn(rooms);
  const running = await candidate(standIn.url);
  while (!standIn.hooksReady()) await new Promise((resolve) => setTimeout(resolve, 20));
  await throughput(standIn, 10, rooms * 4);
  const at0 = await alone(standIn, 0, 200);
  standIn.reset();
  const at100 = await alone(standIn, 100, 40);
  const callsPerAnswer = standIn.calls / at100.length;
  const busy = await atRate(standIn, 12, 120);
  const rates = [];
  for (let round = 0; round < 3; round++) rates.push(await throughput(standIn, 20, 4_000));
  const peakMegabytes = running.peakMegabytes();
  await running.stop();
  standIn.close();
  return {
    p50: { at0: quantile(at0, 0.5), at100: quantile(at100, 0.5) },
    p95: { at0: quantile(at0, 0.95), at100: quantile(at100, 0.95) },
    p95Busy: quantile(busy, 0.95),
    eventsPerSecond: quantile(rates, 0.5),
    callsPerAnswer,
    peakMegabytes,
    readyMs,
  };
}

/** The whole of it: people at work, a Webex with faults, a bot that is killed again and again, and the reckoning. */
import { setTimeout as sleep } from 'node:timers/promises';
import { createDeskHand } from '../test/support/desk-hand.js';
import { createActor, Lost, Unanswered, type Actor, type Place } from './actor.js';
import { openArena, type Arena } from './arena.js';
import { audit, type Finding } from './audit.js';
import { callerAs, messagesIn } from './chat.js';
import { faultsFor } from './faults.js';
import { address, block, numbers, port, question, request, status, type Goal } from './goals.js';
import { newRecord, type Record } from './record.js';

export interface CrashOptions {
  readonly kills: number;
  readonly seed: number;
  /** How long the bot lives at most once it is ready, in times of its start; so a slow machine gives it longer. */
  readonly life?: number;
  /** Ends the killing after so long, however few kills that were. */
  readonly minutes?: number;
  readonly logLevel?: string;
  readonly tell?: (line: string) => void;
}

export interface CrashReport {
  readonly seed: number;
  readonly kills: number;
  readonly minutes: number;
  readonly figures: { readonly [what: string]: number };
  readonly findings: readonly Finding[];
  /** What people confirmed and were told, in order: to explain a finding by. */
  readonly deeds: Record['deeds'];
}

/** Mulberry32, as in the sandbox. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const personIn = ({ sandbox }: Arena, name: string) => {
  const found = sandbox.people.find(({ email }) => email.startsWith(name));
  if (found === undefined) throw new Error(`The sandbox has no ${name}`);
  return found;
};

/** The 1:1 of a person with the bot; the first words open it, and are answered. */
async function directRoom(arena: Arena, name: string): Promise<Place> {
  const call = callerAs(arena.sandbox.apiUrl, personIn(arena, name));
  const { body } = await call('POST', '/messages', { toPersonEmail: arena.sandbox.bot.email, text: 'hello' });
  const { roomId } = body as { roomId: string };
  while ((await messagesIn(call, roomId, 10)).length < 2) await sleep(100);
  return { roomId, isGroup: false };
}

async function space(arena: Arena, host: string, ...others: readonly string[]): Promise<Place> {
  const call = callerAs(arena.sandbox.apiUrl, personIn(arena, host));
  const { body } = await call('POST', '/rooms', { title: [host, ...others].join(', ') });
  const roomId = (body as { id: string }).id;
  const emails = [...others.map((name) => personIn(arena, name).email), arena.sandbox.bot.email];
  for (const personEmail of emails) await call('POST', '/memberships', { roomId, personEmail });
  return { roomId, isGroup: true };
}

interface Cast {
  readonly actor: Actor;
  readonly goals: readonly Goal[];
}

const houston = address(
  'emergency address for Houston',
  (house) => `${house} Harbor Street, Houston, TX 77002`,
);
const sanJose = address(
  'emergency address for San Jose',
  (house) => `${house} Market Street, San Jose, CA 95113`,
);
const oslo = address('nødadresse for Oslo', (house) => `Storgata ${house}, 0155 Oslo`);
const nbRequest = request('10 nummer til Oslo');
const enRequest = request('5 numbers for London');

async function cast(
  arena: Arena,
  record: Record,
  calmSince: () => number | undefined,
): Promise<readonly Cast[]> {
  const shared = await space(arena, 'alice', 'sam', 'noor');
  const fjord = await space(arena, 'james', 'ingrid');
  const parts: readonly [name: string, place: Place, goals: readonly Goal[]][] = [
    ['alice', await directRoom(arena, 'alice'), [port, numbers('Houston'), houston, block, status]],
    ['priya', await directRoom(arena, 'priya'), [sanJose, enRequest, question]],
    ['ingrid', await directRoom(arena, 'ingrid'), [nbRequest, oslo]],
    ['james', await directRoom(arena, 'james'), [enRequest, question, status]],
    ['alice', shared, [numbers('Houston'), status]],
    ['noor', shared, [status, question]],
    ['james', fjord, [enRequest, status]],
  ];
  return parts.map(([name, place, goals]) => ({
    goals,
    actor: createActor({ arena, me: personIn(arena, name), place, record, calmSince }),
  }));
}

interface Stage {
  readonly arena: Arena;
  readonly record: Record;
  readonly random: () => number;
  readonly isOver: () => boolean;
  readonly tell: (line: string) => void;
}

/** One goal after the other, until the curtain falls. */
async function play({ actor, goals }: Cast, stage: Stage): Promise<void> {
  const { arena, record, random, isOver, tell } = stage;
  const desk = createDeskHand(arena.sandboxUrl);
  for (let turn = 0; !isOver(); turn++) {
    const goal = goals[turn % goals.length];
    try {
      await goal?.({ actor, record, desk, random });
    } catch (error) {
      if (error instanceof Unanswered) record.unanswered.push(error.message);
      else if (error instanceof Lost) record.detours += 1;
      else throw error;
      tell(`  ${error.message}`);
      await actor.say('cancel').catch(() => undefined);
    }
    await sleep(random() * 300);
  }
}

/** Whoever plays Cisco: orders move on, and everybody concerned is told. */
async function playDesk({ arena, record, random, isOver }: Stage): Promise<void> {
  const desk = createDeskHand(arena.sandboxUrl);
  while (!isOver()) {
    await sleep(800);
    const open = record.deeds.flatMap(({ kind, told, answer }) =>
      kind === 'order' && told !== undefined && !answer.includes('port') ? [told] : [],
    );
    const id = open[Math.floor(random() * open.length)];
    if (id === undefined) continue;
    const { status: now } = await desk.order(id);
    const to = { pending: 'error', error: 'pending' }[now as string] ?? undefined;
    if (to === undefined) continue;
    await desk.move(id, to, to === 'error' ? { reason: 'The stock is being counted.' } : {});
    record.moves.set(id, (record.moves.get(id) ?? 0) + 1);
  }
}

/** Kills at random moments, also while the bot is still starting. */
async function killAgainAndAgain(
  { arena, random, tell }: Stage,
  { kills, life = 1, minutes = Infinity }: CrashOptions,
): Promise<number> {
  const until = performance.now() + minutes * 60_000;
  let startMs = 2_000;
  let done = 0;
  for (let kill = 1; kill <= kills && performance.now() < until; kill++) {
    const began = performance.now();
    if (kill > 1) arena.launch();
    if (random() < 0.15) await sleep(random() * startMs);
    else {
      if (await arena.ready()) startMs = performance.now() - began;
      await sleep(random() * life * startMs);
    }
    await arena.kill();
    done = kill;
    if (kill % 5 === 0 || kill === kills) tell(`  ${kill} kills`);
  }
  return done;
}

/** Everybody asks for help once more: nobody may be stuck. */
async function curtainCall(players: readonly Cast[], record: Record): Promise<readonly string[]> {
  const stuck: string[] = [];
  await Promise.all(
    players.map(async ({ actor }) => {
      try {
        await actor.say('cancel');
        await actor.say('help');
      } catch (error) {
        if (!(error instanceof Unanswered)) throw error;
        record.unanswered.push(error.message);
        stuck.push(actor.name);
      }
    }),
  );
  return stuck;
}

const percentile = (values: readonly number[], share: number): number =>
  Math.round([...values].sort((one, other) => one - other)[Math.floor(values.length * share)] ?? 0);

export async function runCrash(options: CrashOptions): Promise<CrashReport> {
  const { seed, tell = () => undefined } = options;
  const began = Date.now();
  const record = newRecord();
  const arena = await openArena({
    ...(options.logLevel === undefined ? {} : { logLevel: options.logLevel }),
  });
  let isWrong = false;
  try {
    const calm: { since?: number } = {};
    arena.launch();
    await arena.ready();
    const players = await cast(arena, record, () => calm.since);
    const known = new Set((await createDeskHand(arena.sandboxUrl).orders()).map(({ id }) => id));
    const stageFor = (offset: number): Stage => ({
      arena,
      record,
      random: randomFrom(seed + offset),
      isOver: () => calm.since !== undefined,
      tell,
    });
    await arena.faults(faultsFor(seed));
    const playing = [
      ...players.map((player, at) => play(player, stageFor(at + 1))),
      playDesk(stageFor(1_000)),
    ];
    const all = Promise.all(playing);
    all.catch(() => undefined);
    const kills = await killAgainAndAgain(stageFor(0), options);
    const faults = (await (await fetch(`${arena.sandboxUrl}/sandbox/faults`)).json()) as FaultCounts;
    await arena.faults();
    arena.launch();
    await arena.ready();
    calm.since = performance.now();
    await all;
    // What was dropped last is read back at the next start.
    await arena.kill();
    arena.launch();
    await arena.ready();
    const stuck = await curtainCall(players, record);
    await sleep(3_000);
    const { code, ms } = await arena.stopBot();
    const reckoned = await audit({ arena, record, known, kills, stuck });
    isWrong = reckoned.findings.length > 0;
    if (isWrong) tell(`  The files of the sandbox and the bot are left in ${arena.dir}`);
    return {
      seed,
      kills,
      minutes: (Date.now() - began) / 60_000,
      figures: {
        ...reckoned.figures,
        'answer, median ms': percentile(record.waits, 0.5),
        'answer, 95 % ms': percentile(record.waits, 0.95),
        'calls hit by faults': faults.calls,
        'webhooks dropped': faults.webhooks.drop,
        'webhooks doubled': faults.webhooks.double,
        'webhooks delayed': faults.webhooks.delay,
        'webhooks out of order': faults.webhooks.reorder,
        'stop after SIGTERM, ms': Math.round(ms),
        'exit code': code ?? -1,
      },
      findings: reckoned.findings,
      deeds: record.deeds,
    };
  } finally {
    await arena.close(isWrong);
  }
}

interface FaultCounts {
  readonly calls: number;
  readonly webhooks: { readonly [fate in 'drop' | 'double' | 'delay' | 'reorder']: number };
}

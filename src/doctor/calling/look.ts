/** Webex Calling: tokens, organisations and rights, looked at live. */
import { join } from 'node:path';
import { pino } from 'pino';
import { createMemoryShelf } from '../../pstn/webex/credentials/shelf.js';
import type { TokenRow } from '../../pstn/webex/credentials/token-keeper.js';
import { createWebexCalling, type WebexCalling } from '../../pstn/webex/create-webex-calling.js';
import { callingWay } from '../../pstn/webex/settings.js';
import { lockHolder } from '../../store/lock.js';
import { finding, reasonOf, type Finding } from '../finding.js';
import { patienceMs, type Patient } from '../patient.js';
import { daysUntil, probe, told, unseen } from './probe.js';
import { changed, frozen, keep, keptTokens } from './tokens.js';

/** Time enough to do something about it. */
const soonDays = 14;

/** The tokens of a bot that runs are not renewed here, so those that are refused tell only that. */
const unseenOf = (found: Finding): Finding =>
  found.code === 'calling_consent' ? finding('calling_unseen', { why: found.says }) : found;

async function examineAll(calling: WebexCalling): Promise<readonly Finding[]> {
  try {
    const { organizations, faults } = await calling.credentials.reached();
    const found = await Promise.all(organizations.map((one) => probe(calling, one)));
    return [...faults.map((fault) => told(fault, calling.asker.url)), ...found.flat(), unseen()];
  } catch (error) {
    return [told(error, calling.asker.url)];
  }
}

const lapses = (rows: readonly { readonly value: TokenRow }[]): readonly Finding[] =>
  rows.flatMap(({ value: { refreshExpiresAt } }) => {
    const days = refreshExpiresAt === undefined ? soonDays : daysUntil(Date.parse(refreshExpiresAt));
    return days < soonDays ? [finding('calling_lapses', { days })] : [];
  });

/** A back end at PSTN_URL knows locations and numbers itself. */
const isNeeded = ({ PSTN_URL }: Patient): boolean => PSTN_URL === undefined;

export async function lookAtCalling(patient: Patient, answers: boolean): Promise<readonly Finding[]> {
  const way = callingWay(patient);
  if (way === undefined) return isNeeded(patient) ? [finding('calling_none')] : [];
  const isRunning = answers || lockHolder(join(patient.DATA_DIR, 'bot', 'lock')) !== undefined;
  const before = await keptTokens(patient);
  const own = { way, tokens: createMemoryShelf(before) };
  const isFresh = ([, { expiresAt }]: (typeof before)[number]): boolean => Date.parse(expiresAt) > Date.now();
  if (isRunning && !before.some(isFresh)) return [finding('calling_unseen', { why: 'none is fresh.' })];
  const { way: used, tokens } = isRunning ? frozen(way, before.filter(isFresh)) : own;
  const url = patient.CALLING_API_URL ?? patient.WEBEX_API_URL;
  const log = pino({ level: 'silent' });
  const common = { url, settings: patient, log, timeoutMs: patienceMs };
  const calling = createWebexCalling({ ...common, way: used, tokens, deeds: createMemoryShelf() });
  try {
    const all = await examineAll(calling);
    const found = isRunning ? all.map(unseenOf) : all;
    const rows = isRunning ? [] : await changed(tokens, before, way);
    const unkept =
      rows.length === 0
        ? []
        : await keep(patient, rows).then(
            () => [],
            (error: unknown) => [finding('calling_unkept', { why: reasonOf(error) })],
          );
    return [...found, ...lapses(await tokens.all()), ...unkept];
  } finally {
    await calling.close();
  }
}

/** The bot that runs with these settings, if one does. */
import { join } from 'node:path';
import { z } from 'zod';
import { opsUrl } from '../ops/address.js';
import { lockHolder } from '../store/lock.js';
import { finding, type Finding } from './finding.js';
import { patienceMs, type Patient } from './patient.js';

const verdictSchema = z.object({ ok: z.boolean(), why: z.string().optional() });
const reportSchema = z.object({ ready: z.boolean(), checks: z.record(z.string(), verdictSchema) });

export type RunningReport = z.infer<typeof reportSchema>;

/** What `/readyz` says; undefined when nobody answers there as the bot does. */
export async function askRunning(patient: Patient): Promise<RunningReport | undefined> {
  try {
    const response = await fetch(`${opsUrl(patient)}/readyz`, { signal: AbortSignal.timeout(patienceMs) });
    return reportSchema.safeParse(await response.json()).data;
  } catch {
    return undefined;
  }
}

export function lookAtRunning(patient: Patient, report: RunningReport | undefined): readonly Finding[] {
  const how = report?.checks['listening'];
  return [
    stateOf(patient, report),
    ...(how?.ok === true ? [finding('bot_listens', { how: how.why ?? '?' })] : []),
  ];
}

function stateOf(patient: Patient, report: RunningReport | undefined): Finding {
  if (report?.ready === true) return finding('bot_ready');
  if (report !== undefined) {
    const faults = Object.entries(report.checks).filter(([, { ok }]) => !ok);
    return finding('bot_not_ready', {
      why: faults.map(([name, { why }]) => `${name}: ${why ?? '?'}`).join('; '),
    });
  }
  const hasHolder = lockHolder(join(patient.DATA_DIR, 'bot', 'lock')) !== undefined;
  return finding(hasHolder ? 'bot_unseen' : 'bot_away', { url: opsUrl(patient) });
}

import { stat } from 'node:fs/promises';
import { lookAtBackEnds } from './back-ends.js';
import { lookAtCalling } from './calling/look.js';
import { setWayOut } from '../way-out.js';
import { finding, type Finding } from './finding.js';
import type { Patient } from './patient.js';
import { askRunning, lookAtRunning } from './running.js';
import { lookAtWayOut } from './way-out.js';
import { lookAtStore } from './store.js';
import { lookAtWebex } from './webex.js';

const isLoopback = (host: string): boolean => /^(127\.|localhost$|::1$)/.test(host);

function lookAtNode(): Finding {
  const { node: version } = process.versions;
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return finding(major > 20 || (major === 20 && minor >= 19) ? 'node_fine' : 'node_old', { version });
}

async function lookAtSettings(patient: Patient, envFile: string): Promise<readonly Finding[]> {
  const { OPS_HOST, OPS_PORT, WEBEX_BOT_TOKEN } = patient;
  const mode = await stat(envFile).then(
    (file) => file.mode,
    () => 0,
  );
  const isSandbox = WEBEX_BOT_TOKEN === undefined;
  return [
    finding('settings_fine'),
    ...(mode & 0o077 && !isSandbox ? [finding('env_file_open')] : []),
    ...(isSandbox ? [finding('sandbox')] : []),
    ...(!isSandbox && !isLoopback(OPS_HOST) ? [finding('ops_open', { host: OPS_HOST, port: OPS_PORT })] : []),
  ];
}

/**
 * Looks at everything that can be seen from here, and ends however ill the patient is. Changes nothing, but for a
 * refresh token that Webex gives it in place of the kept one.
 */
export async function examine(patient: Patient, envFile = '.env'): Promise<readonly Finding[]> {
  setWayOut(patient);
  const report = await askRunning(patient);
  const isSandbox = patient.WEBEX_BOT_TOKEN === undefined;
  const [settings, webex, store, backEnds, calling] = await Promise.all([
    lookAtSettings(patient, envFile),
    isSandbox ? [] : lookAtWebex(patient, report !== undefined),
    lookAtStore(patient, report?.checks['store']),
    isSandbox && patient.PSTN_URL === undefined ? [] : lookAtBackEnds(patient),
    isSandbox ? [] : lookAtCalling(patient, report !== undefined),
  ]);
  return [
    lookAtNode(),
    ...settings,
    ...(isSandbox ? [] : await lookAtWayOut(patient)),
    ...webex,
    ...lookAtRunning(patient, report),
    ...store,
    ...backEnds,
    ...calling,
  ];
}

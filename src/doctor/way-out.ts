/** How calls leave the house, and whom they trust on the way. */
import { readFile } from 'node:fs/promises';
import { proxyFor } from '../way-out.js';
import { finding, reasonOf, type Finding } from './finding.js';
import type { Patient } from './patient.js';

/** Without the name and password that may be in it. */
const shown = (proxy: string): string => {
  const { protocol, host } = new URL(proxy);
  return `${protocol}//${host}`;
};

async function authoritiesOf(path: string | undefined): Promise<readonly Finding[]> {
  if (path === undefined) return [];
  try {
    const count = (await readFile(path, 'utf8')).split('-----BEGIN CERTIFICATE-----').length - 1;
    return count > 0
      ? [finding('authorities_fine', { count })]
      : [finding('authorities_unreadable', { path, why: 'no PEM' })];
  } catch (error) {
    return [finding('authorities_unreadable', { path, why: reasonOf(error) })];
  }
}

export async function lookAtWayOut(patient: Patient): Promise<readonly Finding[]> {
  const { WEBEX_API_URL: url, NODE_EXTRA_CA_CERTS } = patient;
  const proxy = proxyFor(url);
  const way =
    proxy === undefined ? finding('way_direct', { url }) : finding('way_proxy', { url, proxy: shown(proxy) });
  return [way, ...(await authoritiesOf(NODE_EXTRA_CA_CERTS))];
}

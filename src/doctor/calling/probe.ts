/** Each right that the bot needs for reading, tried with the smallest call that takes it. */
import { z } from 'zod';
import { isCalling, type CallingCode, type CallingError } from '../../pstn/webex/calling-error.js';
import { calls, scopesOf, type CallId } from '../../pstn/webex/calls.js';
import type { WebexCalling } from '../../pstn/webex/create-webex-calling.js';
import type { Organization } from '../../pstn/webex/credentials/credentials.js';
import { expiryAnswer } from '../../pstn/webex/shapes.js';
import { finding, reasonOf, type Finding, type FindingCode } from '../finding.js';

const probes: readonly CallId[] = ['locations', 'calling-locations', 'numbers', 'people', 'roles'];

const codes: Readonly<Record<CallingCode, FindingCode>> = {
  calling_token_refused: 'calling_token',
  calling_not_consented: 'calling_consent',
  calling_scope_missing: 'calling_answer',
  calling_refused: 'calling_answer',
  calling_error_inside: 'calling_answer',
  calling_not_json: 'calling_silent',
  calling_unknown_form: 'calling_answer',
  calling_page_loop: 'calling_answer',
  calling_busy: 'calling_answer',
  calling_unavailable: 'calling_silent',
  calling_clock_off: 'calling_clock',
};

const chainOf = (error: CallingError): string =>
  error.code === 'calling_unavailable' ? `${error.message} ${reasonOf(error.cause)}` : error.message;

export function told(error: unknown, url: string): Finding {
  if (!isCalling(error)) return finding('calling_silent', { url, why: reasonOf(error) });
  return finding(codes[error.code], { url, why: chainOf(error), advice: error.advice });
}

const dayMs = 24 * 60 * 60_000;
export const daysUntil = (at: number): number => Math.floor((at - Date.now()) / dayMs);

/** Scopes that only a change would show. */
const unseenScopes = (): string =>
  [...new Set(Object.values(calls).flatMap(({ all = [] }) => all))]
    .filter((scope) => scope.endsWith('_write'))
    .join(', ');

export const unseen = (): Finding => finding('calling_write_unseen', { scopes: unseenScopes() });

/** Which licences for calling are free. Nothing depends on them, so it is no fault where they cannot be read. */
async function licencesOf(calling: WebexCalling, { id, name }: Organization): Promise<Finding> {
  try {
    // Names vary, and nobody knows whether the Calling Plan is among them (webex-api.md 2.3).
    const bought = (await calling.licenses(id)).filter((one) => /calling/i.test(one.name));
    const free = bought.map(({ name: kind, total, used }) => `${kind} ${Math.max(0, total - used)}/${total}`);
    return finding('calling_licences', { organization: name, free: free.join(', ') || '–' });
  } catch (error) {
    return finding('calling_licences_unread', {
      organization: name,
      scopes: scopesOf('licenses'),
      why: reasonOf(error),
    });
  }
}

/** What one organisation lets the bot read. */
export async function probe(calling: WebexCalling, organization: Organization): Promise<readonly Finding[]> {
  const { id, name } = organization;
  const { credentials, asker, url } = { ...calling, url: calling.asker.url };
  const query = new URLSearchParams({ orgId: id, max: '1' });

  async function attempt(call: CallId): Promise<readonly Finding[]> {
    try {
      await asker.ask({ call, query, token: await credentials.token(id), schema: z.unknown() });
      return [];
    } catch (error) {
      if (!isCalling(error, 'calling_scope_missing')) return [told(error, url)];
      return [finding('calling_scopes', { organization: name, call, scopes: scopesOf(call) })];
    }
  }

  async function whole(): Promise<readonly Finding[]> {
    const locations = await calling.locations(id);
    const [first] = locations;
    if (first !== undefined) await calling.locationEcbn(first.id);
    const expiry = {
      call: 'token-expiry',
      token: await credentials.token(id),
      schema: expiryAnswer,
    } as const;
    const { exp } = (await asker.ask(expiry)).value;
    const onPlan = locations.filter(({ pstn }) => pstn === 'CISCO_PSTN').length;
    const counts = { organization: name, id, locations: locations.length, onPlan };
    return [
      finding('calling_fine', { ...counts, days: daysUntil(exp) }),
      await licencesOf(calling, organization),
    ];
  }

  const faults = (await Promise.all(probes.map(attempt))).flat();
  if (faults.length > 0) return faults;
  return whole().catch((error: unknown) => {
    if (!isCalling(error, 'calling_scope_missing')) return [told(error, url)];
    const needed = scopesOf('connection');
    return [finding('calling_scopes', { organization: name, call: 'connection', scopes: needed })];
  });
}

/** Token, rights, webhooks and clock: what can be seen by asking Webex. */
import { z } from 'zod';
import { eventsUrl, webhooksElsewhere, webhooksMissing } from '../bot/webex/webhooks-seen.js';
import { listSchema, webhookSchema, type Webhook } from '../bot/webex/shapes.js';
import { finding, reasonOf, type Finding } from './finding.js';
import { patienceMs, type Patient } from './patient.js';

interface Answer {
  readonly status: number;
  readonly body: unknown;
  /** How far this machine's clock is ahead, in seconds; undefined when the answer does not tell the time. */
  readonly aheadSeconds: number | undefined;
}

type Ask = (path: string) => Promise<Answer>;

const asker =
  (base: string, token: string): Ask =>
  async (path) => {
    const began = Date.now();
    const response = await fetch(base.replace(/\/$/, '') + path, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(patienceMs),
    });
    const middle = (began + Date.now()) / 2;
    const body: unknown = await response.json().catch(() => undefined);
    const told = Date.parse(response.headers.get('date') ?? '');
    return {
      status: response.status,
      body,
      aheadSeconds: Number.isNaN(told) ? undefined : Math.round((middle - told) / 1000),
    };
  };

const meSchema = z.looseObject({ displayName: z.string(), type: z.string().optional() });

function tokenOf({ status, body }: Answer, url: string): Finding {
  if (status === 401) return finding('token_refused');
  const me = meSchema.safeParse(body).data;
  if (status !== 200 || me === undefined) return finding('webex_odd', { url, status });
  if (me.type !== undefined && me.type !== 'bot') return finding('token_of_person');
  return finding('token_fine', { name: me.displayName });
}

/** The header tells whole seconds, and the way takes time as well. */
const clockSlackSeconds = 60;

function clockOf({ aheadSeconds }: Answer): Finding {
  if (aheadSeconds === undefined) return finding('clock_unknown');
  const seconds = Math.abs(aheadSeconds);
  if (seconds <= clockSlackSeconds) return finding('clock_fine', { seconds: Math.max(1, seconds) });
  return finding('clock_off', { seconds, direction: aheadSeconds > 0 ? 'ahead of' : 'behind' });
}

const needed = ['rooms', 'memberships', 'webhooks'] as const;

async function rightsOf(ask: Ask): Promise<readonly Finding[]> {
  const answers = await Promise.all(
    needed.map(async (what) => ({ what, status: (await ask(`/${what}?max=1`)).status })),
  );
  const missing = answers.filter(({ status }) => status !== 200);
  return missing.length === 0
    ? [finding('rights_fine')]
    : missing.map((row) => finding('right_missing', row));
}

/** Knocks as Webex does, but unsigned: the bot says that it does not believe it, and nobody else does. */
async function doorOf(publicUrl: string): Promise<Finding> {
  const url = eventsUrl(publicUrl);
  try {
    const { status } = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
      signal: AbortSignal.timeout(patienceMs),
    });
    return status === 401 ? finding('public_url_fine') : finding('public_url_wrong', { url, status });
  } catch (error) {
    return finding('public_url_silent', { url, why: reasonOf(error) });
  }
}

async function webhooksOf(ask: Ask, publicUrl: string, isRunning: boolean): Promise<readonly Finding[]> {
  const { body } = await ask('/webhooks?max=100');
  const all: readonly Webhook[] = listSchema(webhookSchema).safeParse(body).data?.items ?? [];
  const url = eventsUrl(publicUrl);
  const what = webhooksMissing(all, url).join('; ');
  const elsewhere = webhooksElsewhere(all, url);
  const own =
    what === ''
      ? finding('webhooks_fine', { url })
      : finding(isRunning ? 'webhooks_missing' : 'webhooks_not_yet', { what });
  return [
    own,
    ...(elsewhere === 0 ? [] : [finding('webhooks_elsewhere', { count: elsewhere })]),
    ...(isRunning ? [await doorOf(publicUrl)] : []),
  ];
}

/** Codes of Node for a certificate whose authority it does not know. */
const distrusted = /SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET_ISSUER)/;

export async function lookAtWebex(
  { WEBEX_API_URL: url, WEBEX_BOT_TOKEN: token = '', PUBLIC_URL }: Patient,
  isRunning: boolean,
): Promise<readonly Finding[]> {
  const ask = asker(url, token);
  try {
    const me = await ask('/people/me');
    const found = tokenOf(me, url);
    const clock = me.status === 200 || me.status === 401 ? [clockOf(me)] : [];
    if (found.level === 'fault') return [found, ...clock];
    const webhooks =
      PUBLIC_URL === undefined ? [finding('websocket')] : await webhooksOf(ask, PUBLIC_URL, isRunning);
    return [found, ...(await rightsOf(ask)), ...webhooks, ...clock];
  } catch (error) {
    const why = reasonOf(error);
    return [finding(distrusted.test(why) ? 'webex_untrusted' : 'webex_silent', { url, why })];
  }
}

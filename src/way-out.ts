/**
 * The way out: a proxy where the settings name one, the same for every call. It is the whole process's, because
 * `fetch`, and the Webex SDK with its own HTTP client, know no narrower place for it.
 */
import { Agent, Pool, ProxyAgent, setGlobalDispatcher, type Dispatcher } from 'undici';

export interface WayOut {
  readonly HTTPS_PROXY?: string | undefined;
  readonly HTTP_PROXY?: string | undefined;
  /** Hosts that are asked directly, with what lies below them; `*` for all. */
  readonly NO_PROXY?: string | undefined;
}

/** What runs on this machine is never asked through a proxy. */
const loopback = ['localhost', '127.0.0.1', '::1'];

let wayOut: WayOut = {};

const direct = ({ NO_PROXY = '' }: WayOut): readonly string[] => [
  ...loopback,
  ...NO_PROXY.split(/[\s,]+/).filter((one) => one !== ''),
];

function isDirect({ hostname, port }: URL): boolean {
  const host = hostname.replace(/^\[|\]$/g, '');
  return direct(wayOut).some((one) => {
    const named = one.replace(/^\*?\./, '').toLowerCase();
    return one === '*' || named === host || named === `${host}:${port}` || host.endsWith(`.${named}`);
  });
}

/** The proxy for an address (http, https, ws or wss); undefined when it is asked directly. */
export function proxyFor(address: string | URL): string | undefined {
  const url = new URL(address);
  if (isDirect(url)) return undefined;
  const { HTTPS_PROXY, HTTP_PROXY } = wayOut;
  return url.protocol === 'https:' || url.protocol === 'wss:' ? (HTTPS_PROXY ?? HTTP_PROXY) : HTTP_PROXY;
}

/** Kept-alive connections to one place. Requests over it name their `origin`: a proxy has to be told. */
export function openPool(origin: string | URL, options: Pool.Options): Dispatcher {
  const uri = proxyFor(origin);
  return uri === undefined ? new Pool(origin, options) : new ProxyAgent({ uri, ...options });
}

/** Before the first call. */
export function setWayOut(settings: WayOut): void {
  wayOut = settings;
  const { HTTPS_PROXY, HTTP_PROXY } = settings;
  // The HTTP client of the Webex SDK looks here at each call.
  process.env['NO_PROXY'] = direct(settings).join(',');
  if (HTTPS_PROXY !== undefined) process.env['HTTPS_PROXY'] = HTTPS_PROXY;
  if (HTTP_PROXY !== undefined) process.env['HTTP_PROXY'] = HTTP_PROXY;
  if (HTTPS_PROXY === undefined && HTTP_PROXY === undefined) return;
  setGlobalDispatcher(new Agent({ factory: openPool }));
}

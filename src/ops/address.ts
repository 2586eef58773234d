interface Places {
  readonly HOST: string;
  readonly PORT: number;
  readonly OPS_HOST: string;
  readonly OPS_PORT: number;
  readonly WEBEX_BOT_TOKEN?: string | undefined;
}

/** A name for an address that means "all of them", seen from this machine. */
export const reachable = (host: string): string => {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
};

/** Where the operator's doors are: in the sandbox on the address of the chat page, else on one of their own. */
export const opsUrl = ({ HOST, PORT, OPS_HOST, OPS_PORT, WEBEX_BOT_TOKEN }: Places): string =>
  WEBEX_BOT_TOKEN === undefined
    ? `http://${reachable(HOST)}:${PORT}`
    : `http://${reachable(OPS_HOST)}:${OPS_PORT}`;

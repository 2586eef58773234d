/** `npm run conformance -- --url https://… --token …`: how far a server is with docs/ordering-api.yaml. */
import { parseArgs } from 'node:util';
import { runConformance } from './run.js';
import { Failed } from './talk.js';

const usage = `npm run conformance -- --url https://… --token …

Checks an ordering system against docs/ordering-api.yaml. It PLACES ORDERS: use a test system.

  --url, --token        as PSTN_URL and PSTN_TOKEN
  --customer, --location, --person
                        ids, and the e-mail address of somebody who may order; else the first that fit
  --portable            numbers that can be ported to the location, E.164, with commas between them
  --events-port, --events-secret, --events-host
                        waits there for signed status events: let the server post to http://…:<port>/orders/events

Ends with 0 when nothing failed, 1 when something did, 2 when nothing could be checked.
`;

const print = (text: string): void => void process.stdout.write(`${text}\n`);

function read() {
  const option = { type: 'string' } as const;
  const names = ['url', 'token', 'customer', 'location', 'person', 'portable'] as const;
  const events = ['events-port', 'events-secret', 'events-host'] as const;
  const options = Object.fromEntries([...names, ...events].map((name) => [name, option]));
  const { values } = parseArgs({
    options: options as Record<(typeof names | typeof events)[number], typeof option>,
  });
  const {
    url,
    token,
    portable = '',
    'events-port': port,
    'events-secret': secret,
    'events-host': host,
  } = values;
  if (url === undefined || token === undefined || (port === undefined) !== (secret === undefined))
    return undefined;
  const where =
    port === undefined || secret === undefined
      ? {}
      : { events: { port: Number(port), secret, ...(host && { host }) } };
  return {
    ...values,
    url,
    token,
    ...where,
    portable: portable.split(',').filter((one) => one !== ''),
    print,
  };
}

function readOrUndefined() {
  try {
    return read();
  } catch (error) {
    print(`${error instanceof Error ? error.message : String(error)}\n`);
    return undefined;
  }
}

const options = readOrUndefined();
if (options === undefined) {
  print(usage);
  process.exitCode = 2;
} else {
  try {
    const { FAIL } = await runConformance(options);
    process.exitCode = FAIL > 0 ? 1 : 0;
  } catch (error) {
    print(error instanceof Failed ? error.message : String(error));
    process.exitCode = 2;
  }
}

import { z } from 'zod';
import { parse } from '../../http/parse.js';
import type { CallingDeps, Door } from '../admission/door.js';
import { scopes } from '../admission/scopes.js';
import { numberRows } from './number-rows.js';

const body = z.object({ phoneNumbers: z.array(z.string()).min(1) });

/** In the United States a number may come without its country. */
const e164 = (text: string): string | undefined => {
  const plain = text.replace(/[\s().-]/g, '');
  if (/^\+[1-9]\d{6,14}$/.test(plain)) return plain;
  return /^[2-9]\d{9}$/.test(plain) ? `+1${plain}` : undefined;
};

const details = {
  Available: undefined,
  Duplicate: '[Error 8361] The number already exists in Webex Calling.',
  'Duplicate In List': '[Error 8363] The number is in the list more than once.',
  Invalid: '[Error 8362] The number is not valid.',
} as const;

export const addValidation = ({ on }: Door, deps: CallingDeps): void => {
  const path = '/telephony/config/actions/validateNumbers/invoke';
  // A check, and yet documented with the scope for changes (webex-api.md 1.2).
  on('post', path, { anyOf: [scopes.configWrite], rank: 'full' }, (visit) => {
    const { phoneNumbers } = parse(body, visit.req.body);
    const everywhere = deps.world.customers.flatMap(({ id }) => numberRows(deps, { ...visit, org: id }));
    const taken = new Set(everywhere.map(({ phoneNumber }) => phoneNumber));
    const seen = new Set<string>();
    const stateOf = (number: string | undefined): keyof typeof details => {
      if (number === undefined) return 'Invalid';
      if (seen.has(number)) return 'Duplicate In List';
      seen.add(number);
      return taken.has(number) ? 'Duplicate' : 'Available';
    };
    const numbers = phoneNumbers.map((number) => {
      const state = stateOf(e164(number));
      const detail = details[state];
      return { number, state, tollFreeNumber: false, ...(detail === undefined ? {} : { detail: [detail] }) };
    });
    return { status: numbers.every(({ state }) => state === 'Available') ? 'OK' : 'ERRORS', numbers };
  });
};

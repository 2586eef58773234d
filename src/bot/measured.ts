/** The parts outside the bot, with their calls counted and timed. */
import type { RequestHandler } from 'express';
import { isPstnFault } from '../errors.js';
import type { Metrics } from '../ops/metrics.js';
import type { PstnProvider } from '../pstn/provider.js';
import type { Store } from '../store/store.js';
import type { CallListener } from './webex/client.js';

type Operation = (...args: never[]) => Promise<unknown>;

const outcomeOf = (error: unknown): string => (isPstnFault(error) ? 'unavailable' : 'error');

export function measuredPstn(pstn: PstnProvider, { pstnRequests, pstnSeconds }: Metrics): PstnProvider {
  const measured = (operation: string, run: Operation): Operation =>
    async function (...args) {
      const end = pstnSeconds.startTimer({ operation });
      try {
        const answer = await run(...args);
        pstnRequests.inc({ operation, outcome: 'ok' });
        return answer;
      } catch (error) {
        pstnRequests.inc({ operation, outcome: outcomeOf(error) });
        throw error;
      } finally {
        end();
      }
    };
  const all = Object.entries(pstn).map(([name, value]: [string, unknown]) => [
    name,
    typeof value === 'function' ? measured(name, value as Operation) : value,
  ]);
  return Object.fromEntries(all) as PstnProvider;
}

export const measuredStore = (store: Store, { commitSeconds, storeFailures }: Metrics): Store => ({
  ...store,
  async commit(writes) {
    const end = commitSeconds.startTimer();
    try {
      await store.commit(writes);
    } catch (error) {
      storeFailures.inc();
      throw error;
    } finally {
      end();
    }
  },
});

/** Counts what comes to a door and what it is answered with. */
export const countedDoor =
  (door: string, { requests }: Metrics): RequestHandler =>
  (_request, response, next) => {
    response.on('finish', () => requests.inc({ door, status: String(response.statusCode) }));
    next();
  };

/** Counts the calls to Webex; its 429s are those with status 429. */
export const webexCalls =
  ({ webexRequests, webexSeconds }: Metrics): CallListener =>
  ({ method, resource, status, seconds }) => {
    webexRequests.inc({ method, resource, status: status === undefined ? 'none' : String(status) });
    webexSeconds.observe({ method, resource }, seconds);
  };

/** A `fetch` that holds every call and every answer to docs/ordering-api.yaml. */
import { expect, onTestFinished } from 'vitest';
import { createContract, type Contract } from '../../conformance/contract.js';

const contract: Contract = createContract({ strict: true });

/** What was called in this process, and with which status it was answered: `placeOrder 200`. */
export const called = new Set<string>();

/** The test fails at its end where something did not fit. `base` is what the paths of the contract follow. */
export function contractFetch(base: string): typeof fetch {
  const faults: string[] = [];
  onTestFinished(() => expect(faults).toEqual([]));
  return async (input, init = {}) => {
    const target = (input as string).slice(base.length);
    const method = init.method ?? 'GET';
    const response = await fetch(input, init);
    const answer = await response.clone().text();
    const headers = new Headers(init.headers);
    const body = typeof init.body === 'string' ? init.body : undefined;
    const exchange = { method, target, headers, body, status: response.status, answer };
    // What is refused may be wrong on purpose.
    const asked = response.status === 400 ? [] : contract.requestFaults(exchange);
    for (const fault of [...asked, ...contract.answerFaults(exchange)]) {
      faults.push(`${method} ${target} → ${String(response.status)}: ${fault}`);
    }
    called.add(`${contract.operationOf(method, target) ?? target} ${String(response.status)}`);
    return response;
  };
}

// @ts-check
/** @import { SandboxEvent } from './types.js' */

const firstWait = 500;
const longestWait = 8_000;

/**
 * Keeps an event stream open. `caughtUp` is called each time a lost stream is back: what happened
 * in between was not sent and must be read again.
 * @param {{ token: string, received: (event: SandboxEvent) => void, lost: () => void,
 *   caughtUp: () => void }} options
 * @returns {() => void} ends the stream
 */
export const followEvents = ({ token, received, lost, caughtUp }) => {
  let wait = firstWait;
  let wasLost = false;
  let timer = 0;
  /** @type {EventSource} */
  let source;

  const open = () => {
    source = new EventSource(`/sandbox/events?token=${encodeURIComponent(token)}`);
    source.onmessage = ({ data }) => received(JSON.parse(data));
    source.onopen = () => {
      wait = firstWait;
      if (wasLost) caughtUp();
      wasLost = false;
    };
    source.onerror = () => {
      // The browser gives up for good on an error status, so each loss is handled here.
      source.close();
      if (!wasLost) lost();
      wasLost = true;
      timer = window.setTimeout(open, wait);
      wait = Math.min(wait * 2, longestWait);
    };
  };

  open();
  return () => {
    window.clearTimeout(timer);
    source.close();
  };
};

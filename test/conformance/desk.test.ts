import { expect, test } from 'vitest';
import { runConformance } from '../../conformance/run.js';
import { freePort } from '../support/free-port.js';
import { createClock, startDesk, token } from '../sandbox/desk/start-desk.js';

test('the desk of the sandbox does all that the contract says', async () => {
  const events = { port: await freePort(), secret: 'secret-of-the-conformance-test' };
  const url = `http://127.0.0.1:${String(events.port)}/orders/events`;
  const clock = createClock(new Date().toISOString());
  const desk = await startDesk({ clock, events: { url, secret: events.secret } });
  const lines: string[] = [];
  const count = await runConformance({
    url: `${desk.url}/desk/api`,
    token,
    portable: ['+14095550101', '+14095550102'],
    events,
    print: (line) => void lines.push(line),
  });
  expect(count, lines.join('\n')).toMatchObject({ FAIL: 0, skip: 0 });
});

import { expect, test } from 'vitest';
import { sendNotices } from '../../crash/notices.js';

test('600 notices to 60 rooms under 429s arrive, each once and in order; the room without the bot holds nobody', async () => {
  const report = await sendNotices({ rooms: 60, perRoom: 10, perSecond: 200 });
  expect(report).toMatchObject({
    sent: 600,
    arrived: 590,
    missing: 0,
    doubled: 0,
    outOfOrder: 0,
    parked: 10,
    left: 0,
  });
  expect(report.refusals).toBeGreaterThan(0);
}, 120_000);

import type { Talk } from './talk-engine.js';
import type { Journey } from './journeys.js';

const deadline = '2026-11-25T15:00:00.000Z';

/** A port of Harbor & Pine in Houston that has a confirmed date. */
function port(talk: Talk): void {
  const numbers = ['+14095550100', '+14095550101'];
  const place = { customerId: 'hp', locationId: 'hp-houston' };
  talk.pstn.add({ id: 'PO-7', ...place, type: 'port', status: 'pending', numbers });
  talk.pstn.submit('PO-7');
  talk.pstn.foc('PO-7', '2026-11-26T16:00:00.000Z');
}

/** Notices: what is followed, when it is told, and what is told around the day of a port. */
export const newsJourneys: readonly Journey[] = [
  {
    name: 'following, muting, quiet hours, by words and by pressing',
    async go(talk) {
      port(talk);
      await talk.say('notifications');
      await talk.say('follow PO-7');
      await talk.say('follow Houston');
      await talk.say('follow Harbor & Pine');
      await talk.act('settings');
      talk.fill({ rhythm: 'daily', quietFrom: '20:00', quietTo: '07:00', onlyMine: 'true' });
      await talk.act('save');
      await talk.say('mute for a week');
      await talk.act('settings');
      await talk.act('unmute');
      await talk.say('unfollow PO-7');
      await talk.say('follow PO-999');
      talk.fill({ quietFrom: '20:00', quietTo: '' });
      await talk.act('save');
      talk.fill({ quietFrom: 'late' });
      await talk.act('save');
      await talk.tell('notifications', 'digest', { orderIds: ['PO-7'] });
    },
  },
  {
    name: 'notices of a stranger',
    with: { as: 'sam' },
    go: (talk) => talk.say('notifications'),
  },
  {
    name: 'the day of a port',
    async go(talk) {
      port(talk);
      const seed = { orderId: 'PO-7' };
      await talk.tell('port-watch', 'dayBefore', { ...seed, moment: 'day_before' });
      talk.pstn.complete('PO-7');
      await talk.tell('port-watch', 'test', { ...seed, moment: 'test_15' });
      await talk.act('works');
      talk.pstn.portOut('PO-7', ['+14095550101'], deadline);
      await talk.tell('port-watch', 'portOut', seed);
    },
  },
];

import { test } from 'vitest';
import { talkWith } from '../support/talk-engine.js';
import { addRejected, noAccount } from '../support/fix-world.js';
const run = (name: string, go: (talk: ReturnType<typeof talkWith>, show: (a: {markdown: string}) => void) => Promise<void>, o = {}) => test(name, async () => {
  const talk = talkWith(o);
  await go(talk, (a) => console.log(a.markdown, '\n======', talk.buttons()));
});
run('remove', async (talk, show) => {
  addRejected(talk, ['zip_mismatch', {code:'tn_error', numbers:['+17135550101']}]);
  await talk.say('fix PO-104300');
  talk.fill({ zip: '77003' });
  await talk.act('save');
  show(await talk.act('remove'));
  talk.fill({ jobTitle: 'CFO' });
  show(await talk.act('sign'));
});
run('date nb', async (talk, show) => {
  addRejected(talk, ['foc_rejected_by_losing_carrier']);
  show(await talk.say('rett PO-104300'));
  show(await talk.act('choose'));
  show(await talk.act('send'));
}, {locale:'nb'});
run('split', async (talk, show) => {
  addRejected(talk, ['multiple_btns']);
  talk.pstn.portabilityOf('+17135550102', {btn:'+17135550102'});
  show(await talk.say('fix PO-104300'));
  show(await talk.act('agree'));
  talk.fill({ accountNumber: '9911' });
  show(await talk.act('save'));
  show(await talk.act('later'));
  show(await talk.act('later'));
  talk.fill({ jobTitle: 'CFO' });
  show(await talk.act('send'));
});
run('unknown', async (talk, show) => {
  addRejected(talk, ['weird_code']);
  show(await talk.say('fix PO-104300'));
  show(await talk.act('opened'));
});
run('pin oslo', async (talk, show) => {
  addRejected(talk, ['invalid_pin', 'loa_invalid'], { locationId: 'fl-oslo', customerId:'fl', account: noAccount, numbers:['+4722555001','+4722555002'], port:{requested:{date:'2026-12-03',time:'10:00'}} });
  show(await talk.say('fiks PO-104300'));
  talk.fill({ pin: '1234' });
  show(await talk.act('save'));
  show(await talk.act('later'));
}, {as:'ingrid', locale: 'nb'});

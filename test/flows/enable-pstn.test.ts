import { describe, expect, test } from 'vitest';
import { asksOfSetup } from '../../src/reference/pstn-setup.js';
import { talkWith, type Talk } from '../support/talk-engine.js';

const all = asksOfSetup.map(({ id }) => id).join(',');
const contact = { name: 'Alice Morgan', email: 'alice@harborpine.example', phone: '+1 713 555 0100' };
const tampa = {
  address1: '7 Bay Street',
  address2: 'Suite 3',
  city: 'Tampa',
  state: 'Florida',
  postalCode: '33602',
};

async function toSummary(talk: Talk, ...said: readonly string[]) {
  for (const sentence of said.length > 0 ? said : ['enable Cisco PSTN for Tampa']) await talk.say(sentence);
  talk.fill({ met: all });
  await talk.act('check');
  talk.fill(contact);
  await talk.act('save');
  talk.fill(tampa);
  await talk.act('check');
  return talk.act('save');
}

describe('choosing Cisco PSTN', () => {
  test('goes from the checklist to numbers, and keeps a record of the emergency address', async () => {
    const talk = talkWith();
    const summary = await toSummary(talk);
    expect(summary.markdown).toContain('Emergency address (ESA): 7 Bay Street, Suite 3, Tampa, FL 33602');
    expect(talk.pstn.emergency.saved).toEqual([]);
    const card = talk.lastCard();
    expect((await talk.press('Choose Cisco PSTN')).markdown).toContain('Tampa uses the Cisco Calling Plan');
    await talk.press('Choose Cisco PSTN', card);
    expect(talk.pstn.emergency.saved).toHaveLength(1);
    expect(talk.effects.filter(({ type }) => type === 'esa-saved')).toHaveLength(1);
    await talk.say('register of emergency addresses');
    expect(talk.shown.at(-1)?.markdown).toContain(
      'Tampa: 7 Bay Street, Suite 3, Tampa, FL 33602, set through me',
    );
  });

  test('has the address looked up anew when another location is chosen instead', async () => {
    const talk = talkWith();
    const [first, ...rest] = (await talk.pstn.locations('hp')).filter(({ name }) => name === 'Tampa');
    if (first === undefined) throw new Error('There is no Tampa');
    const orlando = { ...first, id: 'hp-orlando', name: 'Orlando', city: 'Orlando' };
    Object.assign(talk.pstn, { locations: () => Promise.resolve([first, ...rest, orlando]) });
    await toSummary(talk, 'enable Cisco PSTN', 'Tampa');
    for (let step = 0; talk.live()?.step !== 'pick' && step < 8; step += 1) await talk.act('back');
    expect((await talk.say('Orlando')).markdown).not.toContain('Choose Cisco PSTN');
    expect(talk.live()).toMatchObject({ step: 'address', data: { location: { id: 'hp-orlando' } } });
    expect(talk.live()?.data).not.toHaveProperty('lookup');
    expect(talk.live()?.data).not.toHaveProperty('agreed');
  });

  test('says who can help with what is not so yet, and keeps the draft', async () => {
    const talk = talkWith();
    await talk.say('enable Cisco PSTN for Tampa');
    talk.fill({ met: all.replace('licences,', '') });
    const { markdown } = await talk.act('check');
    expect(markdown).toContain('Cisco Commerce Workspace (CCW).');
    expect(markdown).toContain('The order in CCW comes first');
    await talk.act('again');
    expect((await talk.say('all')).markdown).toContain('Who signs the contract?');
  });

  test.each([
    ['everything except the addendum', 'has accepted the new Webex Calling addendum'],
    ['we have no licences yet', 'has ordered Cisco Calling Plan licences'],
    ['alt er i orden unntatt tillegget', 'has accepted the new Webex Calling addendum'],
    ['vi mangler lisenser', 'has ordered Cisco Calling Plan licences'],
  ])('takes the checklist in words: %s', async (said, missing) => {
    const talk = talkWith();
    await talk.say('enable Cisco PSTN for Tampa');
    const { markdown } = await talk.say(said);
    expect(markdown).toContain('Not ready yet: Tampa');
    expect(markdown).toContain(missing);
    expect(markdown.match(/\*\*The /g)).toHaveLength(1);
  });

  test.each(['yes', 'yes to all', 'all of it', 'ja, alt stemmer', 'alt er på plass'])(
    'takes the whole checklist in words: %s',
    async (said) => {
      const talk = talkWith();
      await talk.say('enable Cisco PSTN for Tampa');
      expect((await talk.say(said)).markdown).toContain('Who signs the contract?');
    },
  );

  test('takes the whole checklist with one press, and nothing ticked for no answer', async () => {
    const talk = talkWith();
    await talk.say('enable Cisco PSTN for Tampa');
    expect((await talk.act('check')).markdown).toContain('Nothing is ticked.');
    expect((await talk.press('All of this is so')).markdown).toContain('Who signs the contract?');
  });

  test('leads to the desk that helps with what is missing', async () => {
    const talk = talkWith();
    await talk.say('enable Cisco PSTN for Tampa');
    await talk.say('everything but the licences');
    expect((await talk.press('Ask Cisco SaaS Support Team (CES)')).markdown).toContain(
      'https://customerservice.cloudapps.cisco.com/',
    );
  });

  test('takes the contact written in one go, and keeps what was right of it', async () => {
    const talk = talkWith();
    await talk.say('enable Cisco PSTN for Tampa');
    await talk.say('all');
    const half = await talk.say('Bob Stone, bob.stone@harborpine.example');
    expect(half.markdown).toContain('That is not a telephone number.');
    expect(half.markdown).toContain('Full name: **Bob Stone**');
    const { markdown } = await talk.say('Bob Stone, bob.stone@harborpine.example, tel. 713 555 0100');
    expect(markdown).toContain('The emergency address (ESA)');
    expect(talk.live()).toMatchObject({ data: { contact: { name: 'Bob Stone', phone: '713 555 0100' } } });
  });

  test('takes a contact that can be reached only', async () => {
    const talk = talkWith();
    await talk.say('enable Cisco PSTN for Tampa');
    await talk.say('all');
    for (const [over, why] of [
      [{ name: '' }, 'Write the full name'],
      [{ email: 'alice' }, 'That is not an e-mail address.'],
      [{ phone: '12' }, 'That is not a telephone number.'],
    ] as const) {
      talk.fill({ ...contact, ...over });
      expect((await talk.act('save')).markdown).toContain(why);
    }
  });

  test('leads to Control Hub where the back end cannot set it, and claims nothing', async () => {
    const talk = talkWith();
    talk.pstn.canEnable = () => Promise.resolve(false);
    const { markdown } = await toSummary(talk);
    expect(markdown).toContain('Webex lets nobody choose Cisco PSTN through its interface.');
    const done = await talk.press('I do it in Control Hub');
    expect(done.markdown).toContain('https://admin.webex.com');
    expect(done.markdown).toContain('Nothing is saved by me');
    expect(talk.pstn.emergency.saved).toEqual([]);
    expect(talk.effects).toEqual([]);
  });

  test('is for locations that have no connection yet', async () => {
    const talk = talkWith();
    const { markdown } = await talk.say('enable Cisco PSTN for Chicago');
    expect(markdown).toContain('Chicago cannot be put on the plan. It has another operator');
    expect((await talk.say('Houston')).markdown).toContain('Houston uses the Cisco Calling Plan already.');
  });
});

describe('the PSTN options', () => {
  test('are shown for every location, with the banner for non-integrated CCP', async () => {
    const talk = talkWith({ as: 'noor' });
    const { markdown } = await talk.say('which PSTN option has each location');
    expect(markdown).toContain('Houston: Cisco Calling Plan (Cisco PSTN)');
    expect(markdown).toContain('Chicago: Cloud Connected PSTN (CCP), not integrated');
    expect(markdown).toContain('Chicago: Must be moved from non-integrated to integrated');
    expect(talk.buttons()).toEqual(['Ask PSTN technical support (PTS)', 'What I can do']);
    expect((await talk.press('Ask PSTN technical support (PTS)')).markdown).toContain('open a support case');
  });

  test('lead on to a location that is named, and tell a reader why they do not', async () => {
    const talk = talkWith();
    await talk.say('which PSTN option has each location');
    expect((await talk.say('enable Cisco PSTN for Tampa')).markdown).toContain('Before Tampa can use');
    const reader = talkWith({ as: 'noor' });
    await reader.say('which PSTN option has each location');
    expect((await reader.say('enable Cisco PSTN for Tampa')).markdown).toContain('That takes another role');
  });
});

test('a location without a connection is led to it from where numbers are ordered', async () => {
  const talk = talkWith();
  const { markdown } = await talk.say('order 5 numbers for Tampa');
  expect(markdown).toContain('write “Cisco PSTN for Tampa”, and I take you through it');
  expect(markdown).not.toContain('order from the operator');
  expect((await talk.say('Cisco PSTN for Tampa')).markdown).toContain('Before Tampa can use');
});

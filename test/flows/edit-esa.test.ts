import { describe, expect, test } from 'vitest';
import { talkWith, type Talk } from '../support/talk-engine.js';

const home = { address1: '7 Oak Lane', address2: 'Apt 2', city: 'Houston', state: 'TX', postalCode: '77005' };
const office = {
  address1: '1200 Harbor Street',
  address2: 'Suite 950',
  city: 'Houston',
  state: 'Texas',
  postalCode: '77002',
};

async function check(talk: Talk, address: Record<string, string>) {
  talk.fill(address);
  return talk.act('check');
}
const saved = (talk: Talk) =>
  talk.pstn.emergency.saved.map(({ id, address }) => [id, address?.address1, address?.address2]);

describe('whose emergency address', () => {
  test('is found by the name in the sentence, and shown with what is known of it', async () => {
    const { markdown } = await talkWith().say('change the emergency address for Maria Lopez');
    expect(markdown).toContain('Maria Lopez · (713) 555-0191');
    expect(markdown).toContain('I cannot see the current address of the location');
    expect(markdown).toContain('Emergency callback number (ECBN): (713) 555-0191.');
  });

  test('is found by number, by the end of it, and by place', async () => {
    const talk = talkWith();
    expect((await talk.say('ESA for 713-555-0192')).markdown).toContain('Tom Becker');
    await talk.say('cancel');
    await talk.say('emergency address');
    expect((await talk.say('0191')).markdown).toContain('Maria Lopez');
    const { markdown } = await talk.say('Houston');
    expect(markdown).toMatch(/^Houston\n/);
    expect(markdown).toContain('4 numbers follow the address of the location, none has its own');
    expect(markdown).toContain('Not recommended: the number belongs to an auto attendant');
  });

  test('is asked again when it is nobody here, a number of somebody else, or another operator', async () => {
    const talk = talkWith();
    await talk.say('emergency address');
    expect((await talk.say('Zaphod')).markdown).toContain('I find nobody and nothing called “Zaphod”');
    expect((await talk.say('+1 512 555 0190')).markdown).toContain(
      '+1 512 555 0190 is not a number of a customer of yours',
    );
    expect((await talk.say('Chicago')).markdown).toContain('I cannot set the emergency address of Chicago.');
  });

  test('without a number is that of the location', async () => {
    const talk = talkWith();
    const { markdown } = await talk.say('emergency address of Noor Haddad');
    expect(markdown).toContain('Somebody with an extension only has no address of their own');
    await talk.act('location');
    expect(talk.live()).toMatchObject({
      step: 'target',
      data: { target: { kind: 'location', id: 'hp-houston' } },
    });
  });
});

describe('an address', () => {
  test('whose suite vanished is saved only as the card shows it', async () => {
    const talk = talkWith();
    await talk.say('emergency address for Houston');
    await talk.act('change');
    const { markdown } = await check(talk, office);
    expect(markdown).toContain('Suite 950 is missing in the corrected address.');
    expect(markdown).toContain('The provider knows similar addresses, but not this suite');
    expect(saved(talk)).toEqual([]);
    // A plain yes presses the first button: it must not save an address without its suite.
    expect(talk.buttons()[0]).toBe('Change the address');
    const card = talk.lastCard();
    const done = await talk.press('Save it as I entered it');
    expect(done.markdown).toContain('from now on: 1200 Harbor Street, Suite 950, Houston, TX 77002.');
    expect(saved(talk)).toEqual([['hp-houston', '1200 Harbor Street', 'Suite 950']]);
    await talk.press('Save it as I entered it', card);
    expect(saved(talk)).toHaveLength(1);
  });

  test('is shown beside the one set before, every difference in bold', async () => {
    const talk = talkWith();
    await talk.say('emergency address for Houston');
    await talk.act('change');
    await check(talk, { ...office, address2: 'Suite 400' });
    await talk.press('Save this address');
    await talk.say('emergency address for Houston');
    expect(talk.shown.at(-1)?.markdown).toMatch(
      /as last set through me: 1200 Harbor Street, Suite 400.*alice@/,
    );
    await talk.act('change');
    const { markdown } = await check(talk, { ...office, address2: 'Suite 401' });
    expect(markdown).toContain('Suite 40**0**');
    expect(markdown).toContain('Suite 40**1**');
    expect(talk.effects.filter(({ type }) => type === 'esa-saved')).toHaveLength(1);
  });

  test('whose suite was left out while typing is warned of, and not saved by a plain yes', async () => {
    const talk = talkWith();
    await talk.say('emergency address for Houston');
    await talk.act('change');
    await check(talk, { ...office, address2: 'Suite 400' });
    await talk.press('Save this address');
    await talk.say('emergency address for Houston');
    await talk.act('change');
    const { markdown } = await check(talk, { ...office, address2: '' });
    expect(markdown).toContain('Suite 400 was in the address so far and is not in the new one.');
    expect(talk.buttons()[0]).toBe('Change the address');
    await talk.act('edit');
    const moved = await check(talk, { ...office, address1: '7 Oak Lane', address2: '' });
    expect(moved.markdown).not.toContain('so far');
  });

  test('that is set already is in the form, to be changed in part', async () => {
    const talk = talkWith();
    await talk.say('emergency address for Houston');
    await talk.act('change');
    await check(talk, { ...office, address2: 'Suite 400' });
    await talk.act('save');
    await talk.say('emergency address for Houston');
    await talk.act('change');
    const { markdown } = await check(talk, { address2: 'Suite 410' });
    expect(markdown).toContain('The provider knows the address as you entered it.');
    await talk.act('save');
    expect(saved(talk).at(-1)).toEqual(['hp-houston', '1200 Harbor Street', 'Suite 410']);
  });

  test('of a box is refused as soon as it is pasted', async () => {
    const talk = talkWith();
    const { markdown } = await talk.say(
      'change the emergency address for Houston to PO Box 12, Houston, TX 77002',
    );
    expect(markdown).toContain('A post office box cannot be an emergency address.');
  });

  test('without a house number is asked about, and goes on in one press where there is none', async () => {
    const talk = talkWith();
    await talk.say('emergency address for Houston');
    await talk.act('change');
    const asked = await check(talk, { ...office, address1: 'Farm Road', address2: '' });
    expect(asked.markdown).toContain('There is no house number beside the street');
    expect(talk.live()).toMatchObject({ step: 'address' });
    const { markdown } = await talk.press('There is no house number');
    expect(markdown).toContain('The provider knows the address as you entered it.');
    await talk.act('save');
    expect(saved(talk)).toEqual([['hp-houston', 'Farm Road', undefined]]);
  });

  test('is spread over the fields when it is pasted, also with the first sentence', async () => {
    const talk = talkWith();
    const said = await talk.say(
      'change the emergency address of Maria Lopez to 7 Oak Lane, Apt 2, Houston, TX 77005',
    );
    expect(said.markdown).toContain('I have spread the address over the fields.');
    expect(said.markdown).toContain('Suite, floor or unit: **Apt 2**');
    const { markdown } = await talk.act('check');
    expect(markdown).toContain('The provider knows the address as you entered it.');
    await talk.press('Save this address');
    expect(saved(talk)).toEqual([['+17135550191', '7 Oak Lane', 'Apt 2']]);
  });

  test.each([
    ['PO Box 12', 'A post office box cannot be an emergency address.'],
    ['x'.repeat(300), 'has 300 characters; I take up to 100.'],
    ['12 Nowhere Road', 'The provider finds no such address.'],
    ['12 Outage Road', 'The provider gives no answer right now. Nothing is saved'],
  ])('%s is not taken, and the form is kept', async (address1, why) => {
    const talk = talkWith();
    await talk.say('emergency address for Houston');
    await talk.act('change');
    const { markdown } = await check(talk, { ...office, address1 });
    expect(markdown).toContain(why);
    expect(markdown).toContain(address1);
    expect(talk.live()).toMatchObject({ step: 'address' });
    expect(saved(talk)).toEqual([]);
  });

  test('abroad is not taken', async () => {
    const talk = talkWith();
    await talk.say('emergency address for Houston');
    await talk.act('change');
    const { markdown } = await talk.say('Hauptstraße 5, 10115 Berlin, Germany');
    expect(markdown).toContain('That address is in another country (Germany) than Houston (United States).');
  });

  test('of which there are two is chosen first', async () => {
    const talk = talkWith();
    await talk.say('emergency address for Houston');
    await talk.act('change');
    await check(talk, { ...office, address1: '12 Twin Street', address2: '' });
    talk.fill({ which: '1' });
    await talk.act('choose');
    await talk.press('Save the corrected address');
    expect(saved(talk)).toEqual([['hp-houston', '12 Twin Street South', undefined]]);
  });

  test('has the form of its country, wherever that is', async () => {
    const talk = talkWith({ as: 'ingrid' });
    await talk.say('emergency address for Hamburg');
    await talk.act('change');
    const form = JSON.stringify(talk.lastCard());
    expect(form).toContain('Floor, apartment or staircase');
    expect(form.indexOf('"postalCode"')).toBeLessThan(form.indexOf('"city"'));
    const spread = await talk.say('Hafenstr. 5, 2. Stock, 20095 Hamburg');
    expect(spread.markdown).toContain('Floor, apartment or staircase: **2. Stock**');
    await talk.act('check');
    const { markdown } = await talk.act('save');
    expect(markdown).toContain('from now on: Hafenstr. 5, 2. Stock, 20095 Hamburg.');
    await talk.say('emergency address for Hamburg');
    await talk.act('change');
    const dropped = await check(talk, { address2: '' });
    expect(dropped.markdown).toContain('2\\. Stock was in the address so far and is not in the new one.');
  });

  test('of a home is held in the 1:1', async () => {
    const talk = talkWith({ space: 'group' });
    await talk.say('emergency address for Maria Lopez');
    expect(talk.where()).toBe('direct');
  });
});

describe('back to the location', () => {
  test('takes a press on what is shown, and is remembered', async () => {
    const talk = talkWith();
    await talk.say('emergency address for Maria Lopez');
    await talk.act('change');
    await check(talk, home);
    await talk.act('save');
    await talk.say('emergency address for Maria Lopez');
    await talk.act('restore');
    expect(talk.shown.at(-1)?.markdown).toContain('Now: 7 Oak Lane, Apt 2, Houston, TX 77005');
    expect((await talk.act('restore')).markdown).toContain(
      'The number has the address of Houston again, which I cannot see',
    );
    expect(saved(talk).at(-1)).toEqual(['+17135550191', undefined, undefined]);
    expect((await talk.say('emergency address for Maria Lopez')).markdown).toMatch(
      /has the emergency address of its location \(set through me on .* by alice@/,
    );
  });
});

describe('numbers that have just come', () => {
  test('are offered an address of their own', async () => {
    const talk = talkWith();
    const numbers = ['+17135550191', '+17135550193'];
    talk.pstn.add({ id: 'PO-7', customerId: 'hp', locationId: 'hp-houston', status: 'provisioned', numbers });
    await talk.say('PO-7');
    await talk.act('start', 'edit-esa');
    expect(talk.shown.at(-1)?.markdown).toContain('2 numbers of PO-7 have the emergency address of Houston');
    talk.fill({ number: '+17135550193' });
    await talk.act('own');
    await check(talk, home);
    await talk.act('save');
    expect(saved(talk)).toEqual([['+17135550193', '7 Oak Lane', 'Apt 2']]);
  });
});

describe('the register', () => {
  test('has every location and number, as a card and as a file, and comes back in a year', async () => {
    const talk = talkWith();
    await talk.say('emergency address for Houston');
    await talk.act('change');
    await check(talk, { ...office, address2: 'Suite 400' });
    await talk.act('save');
    await talk.act('register');
    const { markdown } = talk.shown.at(-1) ?? { markdown: '' };
    expect(markdown).toContain('1200 Harbor Street, Suite 400, Houston, TX 77002, set through me on');
    expect(markdown).toContain('Chicago: It has another operator');
    await talk.act('csv');
    const file = talk.effects.find((effect) => effect.type === 'post-file');
    const text = new TextDecoder().decode(await talk.files.files.read(file?.file.id ?? ''));
    expect(text).toContain('+17135550191,Maria Lopez');
    expect(text).toContain('"1200 Harbor Street, Suite 400, Houston, TX 77002"');
    await talk.act('remind');
    expect(talk.effects.at(-1)).toMatchObject({
      type: 'review-addresses',
      customerId: 'hp',
      at: '2027-11-24T15:00:00.000Z',
    });
  });

  test('says how old the list of numbers is, where it is kept for a while', async () => {
    const talk = talkWith();
    const readAt = '2026-11-24T14:58:00.000Z';
    Object.assign(talk.pstn, { directoryReadAt: () => Promise.resolve(readAt) });
    const { markdown } = await talk.say('register of emergency addresses');
    expect(markdown).toContain('Numbers and people as Webex had them at 8:58');
    expect(markdown).toContain('CST');
  });

  test('of one of several customers is found by its name', async () => {
    const talk = talkWith({ as: 'per' });
    await talk.say('register of emergency addresses');
    expect((await talk.say('Fjordlys')).markdown).toContain('Emergency addresses of Fjordlys AS');
  });

  test('can be read by whoever reads the customer', async () => {
    const talk = talkWith({ as: 'noor' });
    expect((await talk.say('register of emergency addresses')).markdown).toContain(
      'Emergency addresses of Harbor & Pine',
    );
    expect(talk.buttons()).not.toContain('Set an address');
    expect((await talk.say('change the emergency address for Houston')).markdown).toContain(
      'Your role there is read access',
    );
  });

  test('tells a group space that a number has an address of its own, and not where that is', async () => {
    const talk = talkWith({ space: 'group' });
    await talk.say('emergency address for Maria Lopez');
    await talk.act('change');
    await check(talk, home);
    await talk.act('save');
    talk.go('space');
    const { markdown } = await talk.say('register of emergency addresses');
    expect(markdown).toContain('Own address, set through me on');
    expect(markdown).not.toContain('Oak Lane');
    await talk.act('csv');
    const file = talk.effects.find((effect) => effect.type === 'post-file');
    const text = new TextDecoder().decode(await talk.files.files.read(file?.file.id ?? ''));
    expect(text).toContain('own address');
    expect(text).not.toContain('Oak Lane');
  });
});

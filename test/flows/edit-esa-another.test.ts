import { describe, expect, test } from 'vitest';
import { SwitchboardError } from '../../src/errors.js';
import type { EmergencyCalls, EsaSuggestion } from '../../src/pstn/emergency.js';
import { talkWith, type Talk } from '../support/talk-engine.js';

const home = { address1: '7 Oak Lane', address2: 'Apt 2', city: 'Houston', state: 'TX', postalCode: '77005' };
const other = { ...home, address1: '9 Oak Lane', address2: '' };

async function check(talk: Talk, address: Record<string, string>) {
  talk.fill(address);
  return talk.act('check');
}
const saved = (talk: Talk) => talk.pstn.emergency.saved.map(({ id, address }) => [id, address?.address1]);
const away = () => new SwitchboardError('pstn_unavailable', 'no answer');

/** From now on `then` is done once something is saved, before anybody hears of it. */
function onSaved(talk: Talk, then: () => unknown) {
  const { calls } = talk.pstn.emergency;
  const saves: Pick<EmergencyCalls, 'saveNumberAddress' | 'saveLocationAddress'> = {
    saveNumberAddress: (...args) => calls.saveNumberAddress(...args).finally(then),
    saveLocationAddress: (...args) => calls.saveLocationAddress(...args).finally(then),
  };
  Object.assign(talk.pstn, saves);
}

/** What is saved is saved, but nobody hears of it until they listen again. */
function loseAnswers(talk: Talk) {
  let isLost = true;
  onSaved(talk, () => (isLost ? Promise.reject(away()) : undefined));
  return () => {
    isLost = false;
  };
}

async function toCompare(talk: Talk, name = 'Maria Lopez') {
  await talk.say('emergency address');
  await talk.say(name);
  await talk.act('change');
  return check(talk, home);
}

const locationsOf = async (talk: Talk, name: string) =>
  (await talk.pstn.locations('hp')).find((one) => one.name === name)?.id ?? '';

/** Back to the card that asks whom it is for, and the location of this name chosen there. */
async function chooseInstead(talk: Talk, name: string) {
  for (let step = 0; talk.live()?.step !== 'pick' && step < 6; step += 1) await talk.act('back');
  talk.fill({ place: await locationsOf(talk, name), who: '' });
  return talk.act('choose');
}

describe('an address that was looked up for one', () => {
  test('is not that of another who is chosen instead, nor saved for them unseen', async () => {
    const talk = talkWith();
    await toCompare(talk);
    const listen = loseAnswers(talk);
    expect((await talk.act('save')).markdown).toContain('I do not know whether the address is saved');
    listen();
    const { markdown } = await chooseInstead(talk, 'Houston');
    expect(talk.live()).toMatchObject({ step: 'target', data: { target: { kind: 'location' } } });
    expect(markdown).not.toContain('Look at the address before I save it');
    await talk.act('change');
    expect(talk.live()).toMatchObject({ step: 'address' });
    expect(talk.live()?.data).not.toHaveProperty('lookup');
    // What was typed stays; the provider is asked for it again.
    await talk.act('check');
    expect((await talk.act('save')).markdown).toContain('from now on: 7 Oak Lane');
    expect(saved(talk)).toEqual([
      ['+17135550191', '7 Oak Lane'],
      ['hp-houston', '7 Oak Lane'],
    ]);
  });

  test('is not that of somebody who is named or typed instead', async () => {
    const talk = talkWith();
    await toCompare(talk);
    await talk.act('back');
    await talk.act('back');
    await talk.say('Tom Becker');
    expect(talk.live()).toMatchObject({ step: 'target', data: { target: { name: 'Tom Becker' } } });
    await talk.act('change');
    expect(talk.live()?.step).toBe('address');
    await talk.act('check');
    for (let step = 0; talk.live()?.step !== 'pick' && step < 6; step += 1) await talk.act('back');
    talk.fill({ who: 'Maria Lopez' });
    await talk.act('choose');
    expect(talk.live()).toMatchObject({ step: 'target', data: { target: { name: 'Maria Lopez' } } });
    expect(talk.live()?.data).not.toHaveProperty('lookup');
  });

  test('leaves nothing in a form of another country', async () => {
    const talk = talkWith({ as: 'per' });
    await toCompare(talk);
    await talk.act('back');
    await talk.act('back');
    await talk.say('Kari Holm');
    await talk.act('change');
    expect(JSON.stringify(talk.lastCard())).not.toContain('Oak Lane');
  });

  test('is saved again when another was sent in between and no answer came to either', async () => {
    const talk = talkWith();
    await toCompare(talk);
    const listen = loseAnswers(talk);
    await talk.act('save');
    await talk.act('edit');
    await check(talk, other);
    await talk.act('save');
    listen();
    await talk.act('edit');
    await check(talk, home);
    expect((await talk.act('save')).markdown).toContain('from now on: 7 Oak Lane');
    expect(saved(talk).at(-1)).toEqual(['+17135550191', '7 Oak Lane']);
    expect(saved(talk)).toHaveLength(3);
  });

  test('is saved once, however often the same is pressed', async () => {
    const talk = talkWith();
    await toCompare(talk);
    const listen = loseAnswers(talk);
    await talk.act('save');
    await talk.act('save');
    listen();
    await talk.act('save');
    expect(saved(talk)).toEqual([['+17135550191', '7 Oak Lane']]);
  });

  test('says why a number does not go back to the default', async () => {
    const talk = talkWith();
    await talk.say('emergency address for Maria Lopez');
    await talk.act('restore');
    const faults = [{ code: '8026', title: '', detail: '' }];
    const refused = { ok: false, why: 'refused', faults } as const;
    Object.assign(talk.pstn, { saveNumberAddress: () => Promise.resolve(refused) });
    const { markdown } = await talk.act('restore');
    expect(markdown).toContain('kept by another provider and cannot be overwritten');
    expect(talk.live()).toMatchObject({ step: 'restore' });
  });

  test('never goes back to the default for a location', async () => {
    const talk = talkWith();
    const { markdown } = await talk.say('back to the default emergency address for Houston');
    expect(markdown).toMatch(/^Houston\n/);
    expect(talk.live()).toMatchObject({ step: 'target' });
  });
});

describe('what was saved', () => {
  test.each([
    ['locationEcbn', 'Houston'],
    ['directory', 'Houston'],
    ['ownerEcbn', 'Maria Lopez'],
  ])('is told and written down though %s cannot be read after it', async (read, name) => {
    const talk = talkWith();
    await toCompare(talk, name);
    onSaved(talk, () => Object.assign(talk.pstn, { [read]: () => Promise.reject(away()) }));
    const { markdown } = await talk.act('save');
    expect(markdown).toContain('from now on: 7 Oak Lane');
    expect(markdown).toContain('cannot read just now');
    expect(talk.effects.filter(({ type }) => type === 'esa-saved')).toHaveLength(1);
    expect(talk.live()).toMatchObject({ step: 'done' });
  });
});

describe('what the provider suggests in another country', () => {
  const answering = (talk: Talk, suggestions: readonly EsaSuggestion[]) =>
    Object.assign(talk.pstn, { lookupAddress: () => Promise.resolve({ suggestions, faults: [] }) });
  const here = { address1: '7 Oak Lane', city: 'Houston', state: 'TX', postalCode: '77005', country: 'US' };

  test('is never shown to be saved', async () => {
    const talk = talkWith();
    answering(talk, [{ address: { ...here, city: 'Oslo', country: 'NO' }, faults: [] }]);
    const { markdown } = await toCompare(talk);
    expect(markdown).toContain('is in another country (Norway) than Houston (United States)');
    expect(talk.live()).toMatchObject({ step: 'address', data: { typed: { address1: '7 Oak Lane' } } });
    expect(talk.buttons()).not.toContain('Save the corrected address');
  });

  test('leaves the others to choose from', async () => {
    const talk = talkWith();
    const abroad = { address: { ...here, country: 'NO' }, faults: [] };
    answering(talk, [abroad, { address: { ...here, address2: 'Apt 2' }, faults: [] }]);
    expect((await toCompare(talk)).markdown).toContain('The provider knows the address as you entered it.');
    await talk.act('save');
    expect(talk.pstn.emergency.saved[0]?.address?.country).toBe('US');
  });
});

test.each([
  ['ESA_UNSURE', 'It may be this one; I cannot look.', false],
  ['ESA_EXISTS', 'Nothing is saved.', true],
])('%s: what is not known to be unsaved is not said to be', async (code, says, isUnsaved) => {
  const talk = talkWith();
  await toCompare(talk, 'Houston');
  const refused = { ok: false, why: 'refused', faults: [{ code, title: '', detail: '' }] } as const;
  Object.assign(talk.pstn, { saveLocationAddress: () => Promise.resolve(refused) });
  const { markdown } = await talk.act('save');
  expect(markdown).toContain(says);
  expect(markdown.includes('Nothing is saved.')).toBe(isUnsaved);
});

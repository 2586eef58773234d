import { beforeAll, describe, expect, test } from 'vitest';
import {
  fileAt,
  fixIt,
  houston,
  numbersOf,
  oslo,
  rejectAndOpen,
  type Setting,
  type Stand,
} from '../support/port-fixes.js';
import { act, hear } from '../support/port-talk.js';
import { useStage } from './stage.js';

const stage = useStage();
const standIn = (setting: Setting): Stand => ({
  url: stage.url(),
  desk: stage.desk(),
  talk: stage.talk(setting.by.toLowerCase()),
  setting,
});

const english = {
  setting: houston,
  follow: 'follow Harbor & Pine',
  two: ['Account number does not match', 'ZIP code does not match'],
  progress: 'Reason 1 of 2',
  next: 'Reason 2 of 2',
  before: /Rejected before, on .+: ZIP code does not match\. Answered on/,
  odd: 'The carrier sent the code “E-4711”',
  waits: 'waits for PTS',
  fix: (id: string) => `fix ${id}: the ZIP code does not match`,
  accepted: 'Submitted',
  completed: 'Completed',
};
const norwegian = {
  setting: oslo,
  follow: 'følg Fjordlys AS',
  two: ['Kontonummeret stemmer ikke', 'Postnummeret stemmer ikke'],
  progress: 'Årsak 1 av 2',
  next: 'Årsak 2 av 2',
  before: /Avvist før, .+: Postnummeret stemmer ikke\. Besvart/,
  odd: 'E-4711',
  waits: 'venter på PTS',
  fix: (id: string) => `rett ${id}: postnummeret stemmer ikke`,
  accepted: 'Innsendt',
  completed: 'Fullført',
};

describe.each([english, norwegian])('rejections told in the language of $setting.by', (words) => {
  const { setting } = words;
  const lasts = (first: number) =>
    [first, first + 1].map((last) => (setting === houston ? '01' : '00') + String(last));

  beforeAll(async () => {
    await stage.talk(setting.by.toLowerCase()).say(words.follow);
  });

  test('one with two reasons is worked through in one go, sent once, and completed', async () => {
    const here = standIn(setting);
    const id = await fileAt(here, numbersOf(setting, ...lasts(10)));
    const codes = ['account_number_mismatch', 'zip_mismatch'];
    const { notice, first } = await rejectAndOpen(here, id, ...codes.map((code) => ({ code })));
    for (const label of words.two) expect(notice.markdown).toContain(label);
    expect(first.markdown).toContain(words.progress);
    const second = await act(here.talk, 'save', setting.typed['account_number_mismatch']);
    expect(second.markdown).toContain(words.next);
    expect(second.markdown).not.toContain('884214');
    const walked = await fixIt(here, id, codes);
    expect(walked.end).toBe('sent');
    const { status, events } = await here.desk.order(id);
    expect(status).toBe('pending');
    expect(events.filter(({ what }) => what === 'resubmitted')).toHaveLength(1);
    await here.desk.bringHome(id);
    await hear(here.talk, new RegExp(`${id} · ${words.completed}`));
  });

  test('a chain of two keeps its history', async () => {
    const here = standIn(setting);
    const id = await fileAt(here, numbersOf(setting, ...lasts(20)));
    await rejectAndOpen(here, id, { code: 'zip_mismatch' });
    expect((await fixIt(here, id, ['zip_mismatch'])).end).toBe('sent');
    await here.desk.accept(id);
    await hear(here.talk, new RegExp(`${id} · ${words.accepted}`));
    const { first } = await rejectAndOpen(here, id, {
      code: 'account_name_mismatch',
      text: 'NAME NOT ON CSR',
    });
    expect(first.markdown).toMatch(words.before);
    expect(first.markdown).toContain('NAME NOT ON CSR');
    expect((await fixIt(here, id, ['account_name_mismatch'])).end).toBe('sent');
    const { port } = await here.desk.order(id);
    expect(port?.rejections.map(({ answeredAt }) => answeredAt !== undefined)).toEqual([true, true]);
    await here.desk.bringHome(id);
    await hear(here.talk, new RegExp(`${id} · ${words.completed}`));
  });

  test('a code that nobody knows is a case for PTS, until the carrier says more', async () => {
    const here = standIn(setting);
    const id = await fileAt(here, numbersOf(setting, ...lasts(30)));
    const { first } = await rejectAndOpen(here, id, { code: 'E-4711' });
    expect(first.markdown).toContain(words.odd);
    expect((await act(here.talk, 'opened')).markdown).toContain(words.waits);
    expect((await here.desk.order(id)).status).toBe('rejected');
    await here.talk.say(words.fix(id));
    expect((await fixIt(here, id, ['zip_mismatch'])).end).toBe('sent');
    expect((await here.desk.order(id)).status).toBe('pending');
  });
});

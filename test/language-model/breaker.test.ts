import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createModelRouting, type ModelRouting } from '../../src/language-model/model-routing.js';
import { labelled, startFakeLanguageModel, type FakeLanguageModel } from '../support/fake-language-model.js';

const unclear = 'it rings funny and the guy wants it gone';
const minute = 60_000;
let now = 0;
let model: FakeLanguageModel;
let routing: ModelRouting;
beforeAll(async () => {
  model = await startFakeLanguageModel();
  const at = { url: model.url, name: 'small-one', timeoutMs: 5_000 };
  routing = createModelRouting({ model: at, log: pino({ level: 'silent' }), now: () => now });
});
afterAll(async () => {
  await routing.close();
  await model.close();
});

const read = () => routing.read(unclear, () => Promise.resolve([]));
const askedDuring = async (times: number): Promise<number> => {
  const before = model.asked.length;
  for (let time = 0; time < times; time += 1) await read();
  return model.asked.length - before;
};

test('three failures in a row begin a pause of a minute, and one more begins the next', async () => {
  model.reply({ status: 500 });
  expect(await askedDuring(2)).toBe(2);
  model.reply(labelled('CES'));
  expect(await askedDuring(1)).toBe(1);
  model.reply({ status: 500 });
  expect(await askedDuring(10)).toBe(3);
  now += minute - 1;
  expect(await askedDuring(1)).toBe(0);
  now += 1;
  expect(await askedDuring(10)).toBe(1);
  now += minute;
  model.reply(labelled('CES'));
  expect(await askedDuring(10)).toBe(10);
});

test('after a pause one message tries while the others still wait', async () => {
  model.reply({ status: 500 });
  expect(await askedDuring(10)).toBe(3);
  now += minute;
  model.reply(labelled('CES'));
  const before = model.asked.length;
  const readings = await Promise.all([read(), read(), read()]);
  expect(model.asked).toHaveLength(before + 1);
  expect(readings.filter(({ label }) => label === 'CES')).toHaveLength(1);
});

test('what the built-in reading thought stays among the choices', async () => {
  expect(await read()).toMatchObject({
    label: 'CES',
    action: 'answer',
    alternatives: [{ label: 'TAC' }, {}, {}, {}],
  });
});

test('nothing is sent when the names to be masked are not known', async () => {
  const before = model.asked.length;
  const reading = await routing.read(unclear, () => Promise.reject(new Error('the back end is away')));
  expect(reading).toMatchObject({ label: 'TAC', action: 'clarify' });
  expect(model.asked).toHaveLength(before);
});

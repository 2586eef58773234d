import { describe, expect, test } from 'vitest';
import type { Approval } from '../../src/flows/engine/flow.js';
import { talkWith, type Talk } from '../support/talk-engine.js';

const approvalOf = (talk: Talk): Approval => {
  const asked = talk.effects.findLast((effect) => effect.type === 'ask-second');
  if (asked?.type !== 'ask-second') throw new Error('Nothing waits for a second person');
  return asked.approval;
};

/** The bot's part: what is decided comes back to who asked. */
const settle = (talk: Talk, by?: string, approve = true) => {
  const approval = approvalOf(talk);
  const decision = by === undefined ? {} : { decision: { by, approve } };
  return talk.happen({ type: 'second', approval: { ...approval, ...decision } });
};

async function ordered(count = 3): Promise<Talk> {
  const talk = talkWith({ rules: { orderAbove: 2, address: true, cancel: true } });
  await talk.say(`${count} numbers in 713 for Houston`);
  await talk.press('Use these');
  return talk;
}

describe('an order of more numbers than one person may order alone', () => {
  test('is not placed by the press; who asked hears for whom it waits', async () => {
    const talk = await ordered();
    const { markdown } = await talk.press('Order');
    expect(markdown).toContain('waits for a second person');
    expect(markdown).toContain('I have asked per@northwind.example');
    expect(talk.pstn.placed).toEqual([]);
    expect(talk.conversation().kept).toEqual([]);
  });

  test('up to that many are ordered at once', async () => {
    const talk = await ordered(2);
    await talk.press('Order');
    expect(talk.pstn.placed).toHaveLength(1);
  });

  test('is placed once it is approved, under the key of its draft', async () => {
    const talk = await ordered();
    await talk.press('Order');
    const { markdown } = await settle(talk, 'per@northwind.example');
    expect(markdown).toContain('per@northwind.example has approved it, so I have carried it out:');
    expect(markdown).toContain('PO-104201');
    await settle(talk, 'per@northwind.example');
    expect(talk.pstn.placed).toHaveLength(1);
    expect(await talk.pstn.orders('hp')).toHaveLength(1);
  });

  test('comes back when it is declined, withdrawn or nobody decides', async () => {
    for (const [by, said] of [
      ['per@northwind.example', 'per@northwind.example has declined it. Nothing was done.'],
      ['alice@harborpine.example', 'Withdrawn. Nothing was done.'],
      [undefined, 'Nobody decided within 24 hours. Nothing was done.'],
    ] as const) {
      const talk = await ordered();
      await talk.press('Order');
      const { markdown } = await settle(talk, by, false);
      expect(markdown).toContain(said);
      expect(markdown).toContain('Look this over before I order');
      expect(talk.pstn.placed).toEqual([]);
    }
  });

  test('keeps what its owner does meanwhile', async () => {
    const talk = await ordered();
    await talk.press('Order');
    await talk.say('a block of 10 in 832 for Houston');
    const { markdown } = await settle(talk, 'per@northwind.example');
    expect(markdown).toContain('I keep your unfinished');
    expect(markdown).toContain('PO-104201');
  });

  test('can be withdrawn by who asked, and approved by them never', async () => {
    const talk = await ordered();
    await talk.press('Order');
    const { id } = approvalOf(talk);
    expect((await talk.press('Withdraw it')).markdown).toContain('Withdrawn');
    expect(talk.effects.at(-1)).toEqual({ type: 'decide-second', id, approve: false });
  });
});

test('what has changed since it was approved is approved anew', async () => {
  const talk = talkWith({ rules: { cancel: true } });
  talk.pstn.add({
    ...{ id: 'PO-7', customerId: 'hp', locationId: 'hp-houston', type: 'port' as const },
    ...{ status: 'submitted' as const, numbers: ['+14095550100'] },
  });
  await talk.say('cancel PO-7');
  await talk.press(talk.buttons()[0] ?? '');
  expect((await talk.pstn.order('PO-7'))?.status).toBe('submitted');
  const { hash } = approvalOf(talk);
  talk.pstn.update('PO-7', { numbers: ['+14095550100', '+14095550101'] });
  const { markdown } = await settle(talk, 'per@northwind.example');
  expect(markdown).toContain('it has to be approved anew');
  expect((await talk.pstn.order('PO-7'))?.status).toBe('submitted');
  expect(approvalOf(talk).hash).not.toBe(hash);
  await settle(talk, 'per@northwind.example');
  expect((await talk.pstn.order('PO-7'))?.status).toBe('cancelled');
});

describe('what takes a second person', () => {
  const admin = (rules = {}) => talkWith({ rules });
  const open = async (talk: Talk) => {
    await talk.say('hi');
    return talk.say("A second person's approval");
  };

  test('is set by an administrator of the customer', async () => {
    const talk = admin();
    expect((await open(talk)).markdown).toContain('What takes a second person for Harbor & Pine');
    talk.fill({ orderAbove: '20', cancel: 'true' });
    const { markdown } = await talk.press('Save');
    expect(markdown).toContain('of more than 20 numbers');
    expect(talk.effects).toEqual([
      { type: 'set-rules', customerId: 'hp', rules: { orderAbove: 20, cancel: true, address: false } },
    ]);
  });

  test('is loosened by the operator alone', async () => {
    const talk = admin({ orderAbove: 20, cancel: true });
    await open(talk);
    talk.fill({ orderAbove: '50' });
    expect((await talk.press('Save')).markdown).toContain('only the operator of this bot can');
    talk.fill({ orderAbove: '20', cancel: 'false' });
    expect((await talk.press('Save')).markdown).toContain('only the operator of this bot can');
    talk.fill({ orderAbove: '10', cancel: 'true' });
    await talk.press('Save');
    expect(talk.effects).toHaveLength(1);
  });
});

describe('numbers that wait for a second person', () => {
  test('that others have taken meanwhile are not ordered; who asked hears so and chooses from what is free', async () => {
    const talk = await ordered();
    await talk.press('Order');
    const { picked = [] } = approvalOf(talk).session.data as { picked?: string[] };
    talk.pstn.take(picked[0] ?? '');
    const { markdown } = await settle(talk, 'per@northwind.example');
    expect(markdown).toContain('could not be done as it was shown. Nothing was done.');
    expect(markdown).not.toContain('carried it out');
    expect(markdown).toContain('Look this over before I order');
    expect(await talk.pstn.orders('hp')).toHaveLength(0);
  });
});

import { expect, test } from 'vitest';
import { talkWith } from '../support/talk-engine.js';

const operator = () => talkWith({ as: 'sam', isOperator: true });

test('the operator gives a role on a card, and hears from when it counts', async () => {
  const talk = operator();
  expect((await talk.say('hi')).markdown).toContain('You run this bot: you give people their roles.');
  await talk.press('Give roles');
  talk.fill({ customer: 'hp' });
  const { markdown } = await talk.press('Show its people');
  expect(markdown).toContain('alice@harborpine.example: customer admin (from the ordering system)');
  talk.fill({ email: ' Sam@HarborPine.example ', role: 'clerk' });
  expect((await talk.press('Give this role')).markdown).toContain(
    'sam@harborpine.example: order clerk for Harbor & Pine',
  );
  expect(talk.effects).toEqual([
    { type: 'give-role', email: 'sam@harborpine.example', customerId: 'hp', role: 'clerk' },
  ]);
});

test('what was given here can be taken away, what others say cannot', async () => {
  const talk = operator();
  await talk.say('hi');
  await talk.press('Give roles');
  talk.fill({ customer: 'hp' });
  await talk.press('Show its people');
  talk.fill({ email: 'alice@harborpine.example' });
  expect((await talk.press('Take it away')).markdown).toContain(
    'has no role here that was given on this card',
  );
  talk.fill({ email: 'noor@harborpine.example' });
  expect((await talk.press('Take it away')).markdown).toContain('what was given is taken away');
  expect(talk.effects).toEqual([{ type: 'give-role', email: 'noor@harborpine.example', customerId: 'hp' }]);
});

test.each([
  [{ email: '', role: 'clerk' }, 'Write the e-mail address of the person.'],
  [{ email: 'sam', role: 'clerk' }, 'That is no e-mail address.'],
  [{ email: 'sam@harborpine.example', role: 'king' }, 'Choose a role.'],
])('%j gives nothing', async (typed, said) => {
  const talk = operator();
  await talk.say('hi');
  await talk.press('Give roles');
  talk.fill({ customer: 'hp' });
  await talk.press('Show its people');
  talk.fill(typed);
  expect((await talk.press('Give this role')).markdown).toContain(said);
  expect(talk.effects).toEqual([]);
});

test('the name of what home offers begins it, whatever card stands there; nobody else is understood', async () => {
  const talk = operator();
  await talk.say('hi');
  await talk.press('Ask about the rules');
  expect((await talk.say('give roles')).markdown).toContain('For which customer?');
  expect((await talk.say('A second person’s approval.')).markdown).toContain('Which customer is this for?');
  const other = talkWith({ as: 'alice' });
  await other.say('hi');
  expect((await other.say('give roles')).markdown).not.toContain('For which customer?');
});

test('in Norwegian, and from a space in the 1:1', async () => {
  const talk = talkWith({ as: 'sam', isOperator: true, space: 'group', locale: 'nb' });
  await talk.say('hei');
  await talk.press('Gi roller');
  expect(talk.where()).toBe('direct');
  talk.fill({ customer: 'fl' });
  expect((await talk.press('Vis hvem som har roller')).markdown).toContain('kundeadministrator');
});

test('nobody else is offered it, and a button of it does nothing for them', async () => {
  const talk = talkWith({ as: 'alice' });
  expect((await talk.say('hi')).markdown).not.toContain('Give roles');
  const token = String(talk.live()?.token);
  const { markdown } = await talk.happen({
    type: 'press',
    inputs: { t: token, a: 'start', x: 'give-roles' },
  });
  expect(markdown).toContain('That card has been used or replaced');
  expect(talk.effects).toEqual([]);
});

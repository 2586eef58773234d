/** Who may do what: a space of partners, roles given, and what takes a second person. */
import type { Journey } from './journeys.js';
import { people } from './talk-engine.js';

export const rightsJourneys: readonly Journey[] = [
  {
    name: 'a space of partners',
    with: { as: 'per', space: 'group', access: [], choices: people.per.access },
    async go(talk) {
      await talk.say('hi');
      await talk.say('order status');
      await talk.act('start', 'space-customer');
      talk.fill({ customer: 'bb' });
      await talk.act('choose');
    },
  },
  {
    name: 'the customer of a space, in words',
    with: { as: 'per', space: 'group', access: [], choices: people.per.access },
    async go(talk) {
      await talk.say('this space is for Bluebird Bakery');
      await talk.act('choose');
    },
  },
  {
    name: 'the customer of a space, in words in the 1:1',
    with: { as: 'per' },
    go: (talk) => talk.say('dette rommet er for Fjordlys'),
  },
  {
    name: 'roles given and taken by the operator',
    with: { as: 'sam', isOperator: true },
    async go(talk) {
      await talk.say('hi');
      await talk.act('start', 'give-roles');
      talk.fill({ customer: 'hp' });
      await talk.act('choose');
      talk.fill({ email: 'sam@harborpine.example', role: 'clerk' });
      await talk.act('give');
      await talk.act('people');
      talk.fill({ email: 'alice@harborpine.example' });
      await talk.act('take');
      talk.fill({ email: 'noor@harborpine.example' });
      await talk.act('take');
      await talk.act('people');
      await talk.act('other');
    },
  },
  {
    name: 'an order that waits for a second person',
    with: { rules: { orderAbove: 1 } },
    async go(talk) {
      await talk.say('2 numbers in 713 for Houston');
      await talk.act('settle');
      await talk.act('order');
      await talk.act('withdraw');
    },
  },
  {
    name: 'what takes a second person',
    async go(talk) {
      await talk.say('hi');
      await talk.act('all');
      talk.fill({ flow: 'second-person' });
      await talk.act('open');
      talk.fill({ orderAbove: '20', cancel: 'true', address: 'true' });
      await talk.act('save');
    },
  },
  {
    name: 'what takes a second person, for any customer',
    with: { as: 'sam', isOperator: true },
    async go(talk) {
      await talk.say('hi');
      await talk.act('start', 'second-person');
      talk.fill({ customer: 'hp' });
      await talk.act('choose');
      await talk.act('save');
    },
  },
  {
    name: 'a second person is not for a reader to want',
    with: { as: 'noor' },
    go: (talk) => talk.tell('second-person', 'stop', {}),
  },
  { name: 'roles for nobody else', go: (talk) => talk.tell('give-roles', 'stop', {}) },
  {
    name: 'a space nobody can choose for',
    with: { as: 'sam', space: 'group' },
    go: (talk) => talk.tell('space-customer', 'stop', {}),
  },
];

import { createHash } from 'node:crypto';
import type { World } from '../../world.js';
import { innerId, newId, webexId } from '../ids.js';
import type { Change } from '../state/change.js';
import type { PersonRow } from '../state/rows.js';
import type { State } from '../state/state.js';

const epoch = '2026-01-05T08:00:00.000Z';

export interface Directory {
  readonly bot: PersonRow;
  /** The people of the world, in its order. */
  readonly people: readonly PersonRow[];
  readonly tokenOf: (person: PersonRow) => string;
  byToken(token: string): PersonRow | undefined;
  byEmail(email: string): PersonRow | undefined;
  /** Webex keeps a pending person for an address without an account. */
  invite(email: string, created: string, change: Change): PersonRow;
}

const personFrom = (
  person: Omit<World['people'][number], 'role' | 'orgName' | 'locale' | 'customerIds'>,
  type: PersonRow['type'],
  seq: number,
): PersonRow => ({
  id: webexId('PEOPLE', person.uuid),
  seq,
  email: person.email.toLowerCase(),
  displayName: person.displayName,
  firstName: person.firstName,
  lastName: person.lastName,
  orgId: webexId('ORGANIZATION', person.orgUuid),
  type,
  status: 'active',
  created: epoch,
});

/**
 * Three fields joined by `_`, the organisation last: the official SDK reads it from there. The same seed
 * gives the same token for ever, so that pages and bots keep working after a restart.
 */
const tokenFor = (seed: string, person: PersonRow): string => {
  const digest = createHash('sha256').update(`${seed} ${person.id}`).digest('hex');
  return `${digest.slice(0, 48)}_${digest.slice(48, 52)}_${innerId(person.orgId)}`;
};

export const createDirectory = ({ world, state, seed }: { world: World; state: State; seed: string }) => {
  const { bot: robot, people: humans } = world;
  // World people come from the program, not from the store, and sort before all that happened.
  const bot = personFrom({ ...robot, firstName: robot.displayName, lastName: 'Bot' }, 'bot', 0);
  const people = humans.map((human, index) => personFrom(human, 'person', (index + 1) / (humans.length + 1)));
  const byToken = new Map([bot, ...people].map((person) => [tokenFor(seed, person), person]));
  for (const person of [bot, ...people]) state.people.set(person);

  const byEmail = (email: string) => state.people.by('email', email.toLowerCase())[0];
  const invite = (email: string, created: string, change: Change): PersonRow => {
    const name = email.slice(0, email.indexOf('@'));
    const id = newId('PEOPLE');
    const person: PersonRow = {
      id,
      seq: state.nextSeq(),
      email,
      displayName: email,
      firstName: name,
      lastName: name,
      orgId: webexId('ORGANIZATION', innerId(id)),
      type: 'person',
      status: 'pending',
      created,
    };
    change.put(state.people, person);
    return person;
  };
  const directory: Directory = {
    bot,
    people,
    tokenOf: (person) => tokenFor(seed, person),
    byToken: (token) => byToken.get(token),
    byEmail,
    invite,
  };
  return directory;
};

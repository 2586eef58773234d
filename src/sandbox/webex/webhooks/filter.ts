import { cleanId, cleanPersonId } from '../ids.js';
import { badRequest } from '../refusal.js';
import type { DomainEvent } from '../state/events.js';
import type { State } from '../state/state.js';

const keys = ['roomId', 'roomType', 'personId', 'personEmail', 'mentionedPeople', 'hasFiles'] as const;
type Key = (typeof keys)[number];

const isKey = (key: string): key is Key => (keys as readonly string[]).includes(key);

export const checkFilter = (filter: string): void => {
  const unknown = [...new URLSearchParams(filter).keys()].filter((key) => !isKey(key));
  if (unknown.length > 0) throw badRequest(`filter: ${unknown.join(', ')} cannot be filtered by.`);
};

interface Facts {
  readonly roomId: string;
  readonly roomType: string | undefined;
  readonly personId: string;
  readonly mentionedPeople: readonly string[];
  readonly hasFiles: boolean;
}

const factsOf = (state: State, event: DomainEvent): Facts => {
  const { roomId } = event;
  const nothing = { roomId, roomType: state.rooms.get(roomId)?.type, mentionedPeople: [], hasFiles: false };
  if ('message' in event) {
    const { roomType, personId, mentionedPeople = [], fileId } = event.message;
    return { roomId, roomType, personId, mentionedPeople, hasFiles: fileId !== undefined };
  }
  if ('membership' in event) {
    const { roomType, personId } = event.membership;
    return { ...nothing, roomType, personId };
  }
  if ('action' in event) return { ...nothing, personId: event.action.personId };
  return { ...nothing, personId: event.room.creatorId };
};

/** `key=value` joined by `&`; `me` stands for the owner of the webhook. */
export const passesFilter = (state: State, event: DomainEvent, ownerId: string, filter: string): boolean => {
  const facts = factsOf(state, event);
  const idOf = (value: string): string => (value === 'me' ? ownerId : cleanPersonId(value));
  const passes: Record<Key, (value: string) => boolean> = {
    roomId: (value) => cleanId(value) === facts.roomId,
    roomType: (value) => value === facts.roomType,
    personId: (value) => idOf(value) === facts.personId,
    personEmail: (value) => state.people.get(facts.personId)?.email === value.toLowerCase(),
    mentionedPeople: (value) => facts.mentionedPeople.includes(idOf(value)),
    hasFiles: (value) => String(facts.hasFiles) === value,
  };
  return [...new URLSearchParams(filter)].every(([key, value]) => isKey(key) && passes[key](value));
};

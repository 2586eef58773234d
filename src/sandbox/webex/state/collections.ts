import { defineCollection } from '../../../store/store.js';

/** Whoever opens the store of the sandbox must declare all of these. */
export const webexCollections = {
  people: defineCollection<unknown>('sandbox-people'),
  rooms: defineCollection<unknown>('sandbox-rooms'),
  memberships: defineCollection<unknown>('sandbox-memberships'),
  messages: defineCollection<unknown>('sandbox-messages'),
  files: defineCollection<unknown>('sandbox-files'),
  actions: defineCollection<unknown>('sandbox-actions'),
  teams: defineCollection<unknown>('sandbox-teams'),
  teamMemberships: defineCollection<unknown>('sandbox-team-memberships'),
  webhooks: defineCollection<unknown>('sandbox-webhooks'),
  devices: defineCollection<unknown>('sandbox-devices'),
  deliveries: defineCollection<unknown>('sandbox-deliveries'),
  grants: defineCollection<unknown>('sandbox-grants'),
  callingSettings: defineCollection<unknown>('sandbox-calling-settings'),
} as const;

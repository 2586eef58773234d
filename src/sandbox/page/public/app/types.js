// @ts-check
/**
 * @typedef {{ id: string, email: string, displayName: string, token: string, role: string, org: string,
 *   locale: string }} Persona
 * @typedef {{ apiUrl: string, chatUrl: string, deskUrl?: string, people: Persona[],
 *   bot: { id: string, email: string, displayName?: string } }} Sandbox
 * @typedef {{ id: string, title: string, type: 'direct' | 'group', lastActivity: string }} Room
 * @typedef {{ id: string, roomId: string, personId: string, personEmail: string,
 *   personDisplayName: string }} Membership
 * @typedef {{ contentType: string, content: unknown }} Attachment
 * @typedef {{ id: string, roomId: string, roomType?: string, personId: string, personEmail: string,
 *   text?: string, markdown?: string, html?: string, files?: string[], attachments?: Attachment[],
 *   mentionedPeople?: string[], mentionedGroups?: string[], parentId?: string, created: string,
 *   updated?: string }} Message
 * @typedef {{ type: string, data: Record<string, unknown> }} SandboxEvent
 * @typedef {{ roomId?: string, toPersonId?: string, text?: string, markdown?: string, parentId?: string }} Draft
 * @typedef {{ id: string, name: string, isBot: boolean }} Member
 * @typedef {{ type: 'welcome' } | { type: 'spaces' } | { type: 'room', id: string } |
 *   { type: 'person', id: string }} View
 */
export {};

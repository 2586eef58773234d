/** What Webex sends, cut to what is read here; unknown fields are let through. Source: webex-wire.md sections 8 to 14. */
import { z } from 'zod';

const roomType = z.enum(['direct', 'group']);

export const messageSchema = z.looseObject({
  id: z.string(),
  roomId: z.string(),
  roomType,
  personId: z.string(),
  personEmail: z.string(),
  text: z.string().optional(),
  markdown: z.string().optional(),
  html: z.string().optional(),
  files: z.array(z.string()).optional(),
  parentId: z.string().optional(),
  mentionedPeople: z.array(z.string()).optional(),
  attachments: z.array(z.looseObject({ content: z.unknown() })).optional(),
  created: z.string(),
});
export type Message = z.infer<typeof messageSchema>;

export const actionSchema = z.looseObject({
  id: z.string(),
  messageId: z.string(),
  roomId: z.string(),
  personId: z.string(),
  inputs: z.record(z.string(), z.unknown()).default({}),
  created: z.string(),
});
export type Action = z.infer<typeof actionSchema>;

export const personSchema = z.looseObject({ id: z.string(), emails: z.array(z.string()).min(1) });
export type Person = z.infer<typeof personSchema>;

export const membershipSchema = z.looseObject({
  id: z.string(),
  roomId: z.string(),
  personId: z.string(),
  personEmail: z.string(),
});
export type Membership = z.infer<typeof membershipSchema>;

export const roomSchema = z.looseObject({
  id: z.string(),
  type: roomType,
  lastActivity: z.string().optional(),
});
export type Room = z.infer<typeof roomSchema>;

export const webhookSchema = z.looseObject({
  id: z.string(),
  name: z.string(),
  resource: z.string(),
  event: z.string(),
  targetUrl: z.string(),
  status: z.string().optional(),
});
export type Webhook = z.infer<typeof webhookSchema>;

export const listSchema = <T>(item: z.ZodType<T>) => z.looseObject({ items: z.array(item) });

/** A webhook delivery. `data` is the REST object without its content. */
export const deliverySchema = z.looseObject({
  id: z.string(),
  name: z.string(),
  resource: z.string(),
  event: z.string(),
  actorId: z.string().optional(),
  data: z.looseObject({
    id: z.string(),
    roomId: z.string().optional(),
    roomType: roomType.optional(),
    personId: z.string().optional(),
    personEmail: z.string().optional(),
  }),
});
export type Delivery = z.infer<typeof deliverySchema>;

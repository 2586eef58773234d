import { z } from 'zod';

/** One run of a flow as it is saved. `data` is the flow's own and read through its schema. */
export const sessionSchema = z.object({
  flow: z.string(),
  version: z.number(),
  step: z.string(),
  data: z.unknown(),
  /** Opaque; the card that carries it is the live card. */
  token: z.string(),
  /** Steps shown before, newest last. */
  trail: z.array(z.string()),
  /** What pressing each button of the live card sends, by its title: the title can be typed instead. */
  buttons: z.record(z.string(), z.record(z.string(), z.string())),
  at: z.string(),
});
export type Session = z.infer<typeof sessionSchema>;

/** What the bot remembers between two events of one person in one space. */
export const conversationSchema = z.object({
  live: sessionSchema.optional(),
  /** Drafts set aside, newest last. */
  kept: z.array(sessionSchema),
});
export type Conversation = z.infer<typeof conversationSchema>;

export const emptyConversation: Conversation = { kept: [] };

const maxKept = 5;
const maxTrail = 20;

export const keep = (conversation: Conversation, session: Session): readonly Session[] =>
  [...conversation.kept.filter((kept) => kept.flow !== session.flow), session].slice(-maxKept);

export const remember = (trail: readonly string[], step: string): string[] =>
  trail.at(-1) === step ? [...trail] : [...trail, step].slice(-maxTrail);

import { z } from 'zod';

const roles = z.enum(['admin', 'partner', 'clerk', 'read-only', 'none']);

/** Roles given through the bot, by customer. */
export const given = z.record(z.string().max(200), roles);

/** Whoever acts. The bot has the desk's token, so the roles it has given count. */
export const person = z.object({
  id: z.string().max(200),
  email: z.email().max(320),
  given: given.exactOptional(),
});

import { isSavedMail, textOfMail } from '../../documents/mail/saved-mail.js';
import { isMail } from '../../language/mail/read-mail.js';
import type { Ctx, FileRef, Outcome, Saying } from '../engine/flow.js';
import { answer, retry } from '../shared/outcomes.js';
import { readTextFile } from '../shared/read-text-file.js';
import { isElsewhere } from '../shared/said.js';
import type { Data } from './data.js';
import { readSheet } from './read-sheet.js';

/** A mail, another order, or something for another flow. */
export function hear(said: Saying, _data: Data, _ctx: Ctx): Outcome<Data> | undefined {
  const { text, entities } = said;
  if (isMail(text)) return mailed(text);
  if (isElsewhere(said, ['hand_over'])) return undefined;
  if (entities.orderId === undefined) return undefined;
  const fresh = { report: undefined, mail: undefined, sheet: undefined, entered: undefined };
  return answer<Data>({ ...fresh, orderId: entities.orderId, page: undefined, placing: undefined });
}

const mailed = (mail: string): Outcome<Data> =>
  answer<Data>({ mail, orderId: undefined, report: undefined, entered: undefined, placing: undefined });

/** A CSV of the orders page, or a mail that was saved as a file. */
export async function hearFiles(
  files: readonly FileRef[],
  _said: Saying,
  _data: Data,
  ctx: Ctx,
): Promise<Outcome<Data> | undefined> {
  const [first, ...more] = files;
  if (first === undefined) return undefined;
  if (more.length > 0) return retry('sheet.oneFile');
  const file = await readTextFile(first, ctx);
  if (!file.ok) return retry('sheet.noText', { name: file.name });
  if (isSavedMail(file.text)) {
    const mail = await textOfMail(file.text);
    return mail === undefined ? retry('sheet.noText', { name: file.name }) : mailed(mail);
  }
  const sheet = readSheet(file.text);
  if (sheet !== undefined) return answer<Data>({ sheet });
  return isMail(file.text) ? mailed(file.text) : retry('sheet.noTable');
}

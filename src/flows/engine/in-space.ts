/** What everyone in a group space can see and nobody should: it is not used there, and its writer is told. */
import { secretsIn } from '../../language/secrets.js';
import type { FileRef } from './flow.js';
import { resume } from './run.js';
import type { Conversation } from './session.js';
import { isUnfinished } from './show-live.js';
import { engineTexts } from './show.js';
import type { Turn, TurnContext } from './turn.js';

/** Tells it above the live card, which then has a button to go on in the 1:1; alone where nothing is being done. */
async function told(turn: TurnContext, conversation: Conversation, what: string): Promise<Turn> {
  const { live } = conversation;
  const notice = `${what} ${engineTexts.format(turn.services.locale, 'goOnDirect')}`;
  return isUnfinished(turn, live)
    ? resume(turn, conversation, live, { notice, offersDirect: true })
    : { conversation, said: [{ markdown: notice }], effects: [] };
}

/** A PIN or an account number that is written into a space; undefined when there is none. */
export async function onSecret(
  turn: TurnContext,
  conversation: Conversation,
  text: string,
): Promise<Turn | undefined> {
  const [what, ...others] = turn.services.space.type === 'group' ? secretsIn(text) : [];
  if (what === undefined) return undefined;
  const params = { what: others.length > 0 ? 'both' : what };
  return told(turn, conversation, engineTexts.format(turn.services.locale, 'secretInSpace', params));
}

const fileText = ({ services }: TurnContext, files: readonly FileRef[], ...keys: string[]): string =>
  keys.map((key) => engineTexts.format(services.locale, key, { count: files.length })).join(' ');

/** Files that nobody asked for, and no words: they are not opened. */
export const onFilesInSpace = (
  turn: TurnContext,
  conversation: Conversation,
  files: readonly FileRef[],
): Promise<Turn> => told(turn, conversation, fileText(turn, files, 'fileInSpace', 'fileNotOpened'));

/** The answer to a message whose files stand where everyone can open them, with what is to be done about that. */
export function warnOfFiles(
  turn: TurnContext,
  answer: Turn,
  files: readonly FileRef[],
  taken: boolean,
): Turn {
  const keys = taken ? ['fileInSpace'] : ['fileInSpace', 'fileNotOpened', 'goOnDirect'];
  return { ...answer, said: [{ markdown: fileText(turn, files, ...keys) }, ...answer.said] };
}

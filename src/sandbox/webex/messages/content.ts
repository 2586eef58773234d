import { membershipOf } from '../access.js';
import type { MessageRow } from '../state/rows.js';
import type { State } from '../state/state.js';
import { cleanHtml, htmlToText } from './html.js';
import type { ResolveMention } from './markdown-rules.js';
import { renderMarkdown } from './markdown.js';

export interface Words {
  readonly text?: string | undefined;
  readonly markdown?: string | undefined;
  readonly html?: string | undefined;
}

export type Content = Pick<MessageRow, 'text' | 'markdown' | 'html' | 'mentionedPeople' | 'mentionedGroups'>;

/** Only members of the room can be mentioned in it. */
const mentionIn =
  (state: State, roomId: string): ResolveMention =>
  (by) => {
    const person = 'id' in by ? state.people.get(by.id) : state.people.by('email', by.email.toLowerCase())[0];
    if (person === undefined || membershipOf(state, roomId, person.id) === undefined) return undefined;
    return person;
  };

const unlessEmpty = (list: readonly string[]) => (list.length > 0 ? list : undefined);

/** Renders what the author wrote. Plain text has no html; with markdown a given text is the fallback. */
export const contentOf = (state: State, roomId: string, words: Words): Content => {
  if (words.markdown !== undefined) {
    const rendered = renderMarkdown(words.markdown, mentionIn(state, roomId));
    return {
      text: words.text ?? rendered.text,
      markdown: words.markdown,
      html: rendered.html,
      mentionedPeople: unlessEmpty(rendered.mentionedPeople),
      mentionedGroups: unlessEmpty(rendered.mentionedGroups),
    };
  }
  const none = { markdown: undefined, mentionedPeople: undefined, mentionedGroups: undefined };
  if (words.html === undefined) return { ...none, text: words.text, html: undefined };
  return { ...none, text: words.text ?? htmlToText(words.html), html: cleanHtml(words.html) };
};

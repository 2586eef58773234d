import type { Happening } from '../flows/engine/engine.js';
import type { Action, Message } from './webex/shapes.js';

export interface Self {
  readonly id: string;
  readonly displayName: string;
}

const mentionTag = /<spark-mention[^>]*data-object-id="([^"]+)"[^>]*>(.*?)<\/spark-mention>/g;

/** The labels under which a message mentions the bot; in the text they are plain words. */
function labels(message: Message, self: Self): string[] {
  const found = [...(message.html ?? '').matchAll(mentionTag)]
    .filter((match) => match[1] === self.id)
    .map((match) => match[2] ?? '');
  return found.length > 0 ? found : [self.displayName];
}

const loneItem = /^\s*<ol(?:[^>]*\sstart="(\d+)")?[^>]*>\s*<li>(?:(?!<li>)[\s\S])*<\/ol>\s*$/;

/** `10. desember` is taken for the tenth row of a list: its figure stands in the markup only. */
function withFigure(text: string, html: string): string {
  const row = loneItem.exec(html);
  const figure = `${row?.[1] ?? '1'}.`;
  return row === null || text.startsWith(figure) ? text : `${figure} ${text}`;
}

/** What was said, without the mention that made the bot hear it. */
export function textFor(message: Message, self: Self): string {
  let text = withFigure(message.text ?? '', message.html ?? '');
  if (message.roomType === 'group') {
    for (const label of labels(message, self)) if (label !== '') text = text.replace(label, ' ');
  }
  return text.replace(/[ \t]+/g, ' ').trim();
}

export const happeningOfMessage = (message: Message, self: Self): Happening => ({
  type: 'text',
  text: textFor(message, self),
  files: (message.files ?? []).map((url) => ({ url })),
});

export const happeningOfAction = (action: Action): Happening => ({ type: 'press', inputs: action.inputs });

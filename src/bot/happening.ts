import type { Happening } from '../flows/engine/engine.js';
import type { Action, Message } from './webex/shapes.js';

export interface Self {
  readonly id: string;
  readonly displayName: string;
}

const mentionTag = /<spark-mention\b([^<>]*)>([^<]*)<\/spark-mention>/g;

/** The labels under which a message mentions the bot; in the text they are plain words. */
function labels(message: Message, self: Self): string[] {
  const found = [...(message.html ?? '').matchAll(mentionTag)]
    .filter(([, attributes = '']) => attributes.includes(`data-object-id="${self.id}"`))
    .map((match) => match[2] ?? '');
  return found.length > 0 ? found : [self.displayName];
}

const listStart = /^<ol\b([^<>]*)>\s*<li>/;

/** `10. desember` is taken for the tenth row of a list: its figure stands in the markup only. */
function withFigure(text: string, html: string): string {
  const list = html.trim();
  const row = listStart.exec(list);
  const isLone = row !== null && list.endsWith('</ol>') && list.lastIndexOf('<li>') < row[0].length;
  const figure = `${/\sstart="(\d+)"/.exec(row?.[1] ?? '')?.[1] ?? '1'}.`;
  return !isLone || text.startsWith(figure) ? text : `${figure} ${text}`;
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

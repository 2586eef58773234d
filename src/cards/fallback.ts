import { maxMessageBytes, type Card, type CardAction, type CardElement } from './card.js';

/** Words the fallback needs beside those of the card itself. */
export interface FallbackWords {
  /** Introduces the answers that can be typed instead of pressed, e.g. "Answer with". */
  readonly answerWith: string;
}

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
const list = (value: unknown): readonly CardElement[] =>
  Array.isArray(value) ? (value as CardElement[]) : [];

function choices(element: CardElement): string[] {
  const chosen = new Set(text(element['value']).split(','));
  return list(element['choices']).map((choice) => {
    const mark = chosen.has(text(choice['value'])) ? '**' : '';
    return `- ${mark}${text(choice['title'])}${mark}`;
  });
}

/** What a field asks for, with what it holds already. */
function field(element: CardElement): string {
  const value = element['value'];
  const held = typeof value === 'number' ? String(value) : text(value);
  const label = text(element['label']);
  if (held !== '') return `${label}: **${held}**`;
  return [label, text(element['placeholder'])].filter(Boolean).join(' – ');
}

function lines(element: CardElement): string[] {
  switch (element.type) {
    case 'TextBlock':
      return [text(element['text'])];
    case 'RichTextBlock':
      return [
        list(element['inlines'])
          .map((run) => text(run['text']))
          .join(''),
      ];
    case 'FactSet':
      return list(element['facts']).map((fact) => `- ${text(fact['title'])}: ${text(fact['value'])}`);
    case 'Container':
    case 'Column':
      return list(element['items']).flatMap(lines);
    case 'ColumnSet':
      return list(element['columns']).flatMap(lines);
    case 'Input.ChoiceSet':
      return [text(element['label']), ...choices(element)];
    case 'Input.Toggle':
      return [`- ${text(element['title'])}`];
    default:
      return element.type.startsWith('Input.') ? [field(element)] : [];
  }
}

const actionLine = (action: CardAction): string =>
  action.type === 'Action.OpenUrl' ? `[${action.title}](${action.url})` : `**${action.title}**`;

/** Cuts at a line end so that no more than `limit` UTF-8 bytes remain. */
function cut(markdown: string, limit: number): string {
  if (Buffer.byteLength(markdown) <= limit) return markdown;
  let kept = Buffer.from(markdown)
    .subarray(0, limit - 4)
    .toString('utf8');
  kept = kept.slice(0, Math.max(kept.lastIndexOf('\n'), 0)) || kept.replace(/\uFFFD{1,3}$/, '');
  return `${kept}\n…`;
}

/** The message shown where cards are not: says everything the card says, with the words to answer with. */
export function fallbackText(card: Card, words: FallbackWords): string {
  const links = (card.actions ?? []).filter((action) => action.type === 'Action.OpenUrl').map(actionLine);
  const presses = (card.actions ?? []).filter((action) => action.type === 'Action.Submit').map(actionLine);
  const body = card.body.flatMap(lines).filter(Boolean);
  const tail = [...links, ...(presses.length > 0 ? [`${words.answerWith}: ${presses.join(' · ')}`] : [])];
  const paragraphs = [...body, ...tail].reduce((all, line) => {
    if (all === '') return line;
    return all + (line.startsWith('- ') ? '\n' : '\n\n') + line;
  }, '');
  return cut(paragraphs, maxMessageBytes);
}

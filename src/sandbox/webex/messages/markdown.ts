import createMarkdown, { type MarkdownIt, type Token } from 'markdown-it';
import {
  blockquoteRule,
  mentionRule,
  type Mention,
  type MentionEnv,
  type ResolveMention,
} from './markdown-rules.js';

export interface Rendered {
  readonly html: string;
  readonly text: string;
  readonly mentionedPeople: readonly string[];
  readonly mentionedGroups: readonly string[];
}

const mentionHtml = (mention: Mention, escape: (text: string) => string): string => {
  const target =
    mention.type === 'all'
      ? 'data-object-type="groupMention" data-group-type="all"'
      : `data-object-type="person" data-object-id="${escape(mention.id)}"`;
  return `<spark-mention ${target}>${escape(mention.label)}</spark-mention>`;
};

const createParser = (): MarkdownIt => {
  const parser = createMarkdown({ html: false, linkify: false }).disable(['image', 'table']);
  parser.inline.ruler.before('autolink', 'mention', mentionRule);
  parser.inline.ruler.before('autolink', 'blockquote_tag', blockquoteRule);
  const { escapeHtml } = parser.utils;
  parser.renderer.rules['mention'] = (tokens, index) =>
    mentionHtml(tokens[index]?.meta as Mention, escapeHtml);
  return parser;
};

const parser = createParser();

const inlineText = (token: Token): string => {
  if (token.type === 'softbreak' || token.type === 'hardbreak') return '\n';
  return token.content;
};

const blockText = (token: Token): string | undefined => {
  if (token.type === 'inline') return (token.children ?? []).map(inlineText).join('');
  if (token.type === 'fence' || token.type === 'code_block') return token.content.replace(/\n$/, '');
  return undefined;
};

/** Markdown as Webex understands it. Raw html in it stays visible text; only `resolve`d people are mentioned. */
export const renderMarkdown = (markdown: string, resolve: ResolveMention): Rendered => {
  const env: MentionEnv = { resolve, people: new Set(), groups: new Set() };
  const tokens = parser.parse(markdown, env);
  const lines = tokens.map(blockText).filter((line) => line !== undefined);
  return {
    html: parser.renderer.render(tokens, parser.options, env).trim(),
    text: lines.join('\n').trim(),
    mentionedPeople: [...env.people],
    mentionedGroups: [...env.groups],
  };
};

import type { Env, StateInline } from 'markdown-it';
import { cleanPersonId } from '../ids.js';

type InlineRule = (state: StateInline, silent: boolean) => boolean;

export type Mention =
  | { readonly type: 'all'; readonly label: string }
  | { readonly type: 'person'; readonly id: string; readonly label: string };

export interface MentionedPerson {
  readonly id: string;
  readonly displayName: string;
}

/** Answers only for people who can be mentioned here. */
export type ResolveMention = (by: { id: string } | { email: string }) => MentionedPerson | undefined;

export interface MentionEnv extends Env {
  readonly resolve: ResolveMention;
  readonly people: Set<string>;
  readonly groups: Set<string>;
}

const mention = /<@(?:(all)|(personId|personEmail):([^|<>\s]+)(?:\|([^<>]*))?)>/y;
const quoteTag = /<(?:blockquote(?: class="([a-z-]{1,20})")?|\/blockquote)>/y;

/** `<@all>`, `<@personId:ID|label>` and `<@personEmail:MAIL|label>`. */
export const mentionRule: InlineRule = (state, silent) => {
  mention.lastIndex = state.pos;
  const match = mention.exec(state.src);
  if (match === null) return false;
  state.pos += match[0].length;
  if (silent) return true;
  const [, all, kind, target = '', label] = match;
  const env = state.env as MentionEnv;
  if (all !== undefined) {
    env.groups.add('all');
    pushMention(state, { type: 'all', label: 'All' });
    return true;
  }
  const person = env.resolve(kind === 'personId' ? { id: cleanPersonId(target) } : { email: target });
  const name = label === undefined || label === '' ? (person?.displayName ?? target) : label;
  if (person === undefined) {
    state.push('text', '', 0).content = name;
    return true;
  }
  env.people.add(person.id);
  pushMention(state, { type: 'person', id: person.id, label: name });
  return true;
};

const pushMention = (state: StateInline, meta: Mention): void => {
  const token = state.push('mention', '', 0);
  token.content = meta.label;
  token.meta = meta;
};

/** The one html tag that works in Webex markdown; a tag without its partner stays text. */
export const blockquoteRule: InlineRule = (state, silent) => {
  quoteTag.lastIndex = state.pos;
  const match = quoteTag.exec(state.src);
  if (match === null) return false;
  const closes = match[0].startsWith('</');
  const hasPartner = closes
    ? state.src.lastIndexOf('<blockquote', state.pos - 1) >= 0
    : state.src.indexOf('</blockquote>', state.pos) >= 0;
  if (!hasPartner) return false;
  state.pos += match[0].length;
  if (silent) return true;
  const token = state.push(closes ? 'quote_close' : 'quote_open', 'blockquote', closes ? -1 : 1);
  if (match[1] !== undefined) token.attrSet('class', match[1]);
  return true;
};

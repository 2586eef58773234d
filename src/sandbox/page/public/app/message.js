// @ts-check
import { announce } from './announcer.js';
import { avatar } from './avatar.js';
import { cardType, drawCard } from './card.js';
import { element, iconButton } from './dom.js';
import { fileLink } from './files.js';
import { messageText } from './rich-text.js';
import { nameOf } from './session.js';
import { dropMessage } from './session-reading.js';

/** @import { Language } from './language.js' */
/** @import { Message } from './types.js' */
/** @import { Session } from './session.js' */
/** @typedef {{ session: Session, language: Language, reply: (message: Message) => void }} MessageServices */

/** @param {Message} message @param {MessageServices} services */
const heading = (message, { session, language }) => {
  const isBot = message.personId === session.bot.id;
  const { t } = language;
  return element(
    'header',
    { class: 'message-head' },
    element('span', { class: 'message-name' }, nameOf(session, message)),
    isBot && element('span', { class: 'badge' }, t('space.bot')),
    element(
      'time',
      { class: 'message-time', datetime: message.created, title: language.full(message.created) },
      language.time(message.created),
    ),
    message.updated !== undefined && element('span', { class: 'message-edited' }, t('message.edited')),
  );
};

/** @param {Message} message @param {MessageServices} services @returns {Node[]} */
const cardOf = (message, { session, language }) => {
  const attachment = message.attachments?.find(({ contentType }) => contentType === cardType);
  if (!attachment) return [];
  const { t } = language;
  const fault = element('p', { class: 'card-fault', role: 'alert', hidden: true });
  const card = drawCard(attachment.content, {
    sentText: t('card.sent'),
    submit: async (values) => {
      fault.hidden = true;
      await session.api.submit(message.id, values);
      announce(t('card.sent'));
    },
    failed: (reason) => {
      fault.textContent = t('card.failed', { reason });
      fault.hidden = false;
    },
  });
  if (!card)
    return [element('p', { class: 'card-fault' }, t('card.broken')), messageText(message, session.me.id)];
  card.setAttribute('role', 'group');
  card.setAttribute('aria-label', `${t('message.card')}: ${nameOf(session, message)}`);
  return [card, fault];
};

/** @param {Message} message @param {MessageServices} services @returns {Node[]} */
const content = (message, services) => {
  const { session } = services;
  const card = cardOf(message, services);
  // Beside a card the text is only the fallback for clients without cards.
  const text =
    card.length === 0 && (message.text ?? message.html) ? [messageText(message, session.me.id)] : [];
  const files = (message.files ?? []).map((url) =>
    fileLink(url, { api: session.api, language: services.language }),
  );
  return [...text, ...card, ...files];
};

/** @param {Message} message @param {MessageServices} services */
const tools = (message, { session, language, reply }) => {
  const remove = () =>
    session.api.deleteMessage(message.id).then(
      () => dropMessage(session, message.roomId, message.id),
      (error) => announce(String(error)),
    );
  return element(
    'div',
    { class: 'message-tools' },
    iconButton('reply', language.t('message.reply'), () => reply(message)),
    message.personId === session.me.id &&
      iconButton('trash', language.t('message.delete'), () => void remove()),
  );
};

/** @param {Message} message @param {MessageServices} services */
export const messageArticle = (message, services) => {
  const { session, language } = services;
  const name = nameOf(session, message);
  const kind = message.personId === session.bot.id ? 'bot' : 'person';
  return element(
    'article',
    {
      class: 'message',
      'data-message': message.id,
      'aria-label': language.t('message.by', { name, time: language.time(message.created) }),
    },
    avatar({ name, kind }),
    element('div', { class: 'message-body' }, heading(message, services), ...content(message, services)),
    tools(message, services),
  );
};

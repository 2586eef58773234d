// @ts-check
import { arrange, element, icon } from './dom.js';
import { messageArticle } from './message.js';
import { continues, toThreads } from './threads.js';

/** @import { Language } from './language.js' */
/** @import { Message } from './types.js' */
/** @import { MessageServices } from './message.js' */
/** @typedef {{ root: Message, replies: Message[] }} Thread */

/** Keeps one node a key; a node is made anew only when its version changes. */
const createNodeCache = () => {
  /** @type {Map<string, { version: string, node: HTMLElement }>} */
  const nodes = new Map();
  /** @param {string} key @param {string} version @param {() => HTMLElement} make */
  return (key, version, make) => {
    const known = nodes.get(key);
    if (known?.version === version) return known.node;
    const node = make();
    nodes.set(key, { version, node });
    return node;
  };
};

/** @param {string} label @param {() => void} press */
const replyButton = (label, press) =>
  element('button', { type: 'button', class: 'thread-reply', onclick: press }, icon('reply'), label);

/** @param {Thread} thread @param {Language} language */
const dayOf = ({ root }, language) => language.day(root.created);

/** @param {string} label */
const dayItem = (label) => element('li', { class: 'day' }, element('span', {}, label));

/**
 * The messages of one space. Nodes are kept between drawings: what is typed into a card stays.
 * @param {MessageServices & { name: string }} services
 */
export const createMessageList = (services) => {
  const { language, reply, name } = services;
  const { t } = language;
  const list = element('ol', { class: 'messages', 'aria-label': t('space.log', { name }) });
  const cached = createNodeCache();

  /** @param {Message} message @param {Message} [before] */
  const article = (message, before) => {
    const node = cached(message.id, message.updated ?? '', () => messageArticle(message, services));
    node.classList.toggle('message-continued', continues(message, before));
    return node;
  };

  /** @param {Thread} thread @param {Message} [before] */
  const threadItem = ({ root, replies }, before) => {
    const item = cached(`thread ${root.id}`, '', () => element('li', { class: 'thread' }));
    const inner = cached(`replies ${root.id}`, '', () => element('div', { class: 'replies' }));
    const more = cached(`more ${root.id}`, '', () => replyButton(t('message.reply'), () => reply(root)));
    arrange(inner, [...replies.map((message, index) => article(message, replies[index - 1])), more]);
    arrange(item, [article(root, before), ...(replies.length > 0 ? [inner] : [])]);
    return item;
  };
  /** @param {Thread} thread */
  const day = (thread) =>
    cached(`day before ${thread.root.id}`, dayOf(thread, language), () => dayItem(dayOf(thread, language)));

  /** @param {Iterable<Message>} messages */
  const draw = (messages) => {
    const threads = toThreads(messages);
    const nodes = threads.flatMap((thread, index) => {
      const before = threads[index - 1];
      const newDay = before === undefined || dayOf(before, language) !== dayOf(thread, language);
      const last = newDay || before.replies.length > 0 ? undefined : before.root;
      return [...(newDay ? [day(thread)] : []), threadItem(thread, last)];
    });
    arrange(list, nodes);
    return threads.length;
  };

  return { list, draw };
};

// @ts-check
import { createAttachments } from './attachments.js';
import { createBotHint } from './bot-hint.js';
import { composerParts } from './composer-parts.js';
import { element } from './dom.js';
import { byteLength } from './drafts.js';
import { createMentionList } from './mention-list.js';
import { createOutbox, isTooLong } from './outbox.js';
import { createReplying } from './replying.js';

/** @import { Language } from './language.js' */
/** @import { Member, Message } from './types.js' */
/** @import { Session } from './session.js' */
/** @typedef {{ session: Session, language: Language, name: string, members: () => Member[],
 *   target: { roomId: string } | { toPersonId: string }, sent: (message: Message) => void }} ComposerOptions */
/** @typedef {ReturnType<typeof assemble>} Parts */

/** @param {ComposerOptions} options */
const draftKey = ({ target }) => ('roomId' in target ? target.roomId : target.toPersonId);

/** Grows with the text, up to a limit of the stylesheet. @param {HTMLTextAreaElement} field */
const fitHeight = (field) => {
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight}px`;
};

/** @param {ComposerOptions} options */
const assemble = (options) => {
  const { session, language, members } = options;
  const parts = composerParts({ ...options, canMention: members().length > 0 });
  const { field, send } = parts;
  const hint = createBotHint(options, field);
  const attachments = createAttachments({ language, changed: () => refresh() });
  const refresh = () => {
    hint.refresh();
    fitHeight(field);
    send.disabled = field.value.trim() === '' && attachments.count() === 0;
    session.drafts.set(draftKey(options), field.value);
  };
  /** @param {string} value */
  const write = (value) => {
    field.value = value;
    refresh();
  };
  const mentionList = createMentionList({ field, members, language });
  return {
    ...parts,
    hint,
    attachments,
    refresh,
    write,
    mentionList,
    replying: createReplying(options, field),
  };
};

/**
 * Sends what is written; what could not be sent comes back with the reason.
 * @param {ComposerOptions} options
 * @param {Parts} parts
 */
const createSubmit = (options, { field, send, fault, attachments, replying, write }) => {
  const { language, members, target, sent } = options;
  const outbox = createOutbox(options.session);
  /** @param {string} text */
  const complain = (text) => {
    fault.textContent = text;
    fault.hidden = text === '';
  };
  return async () => {
    const text = field.value.trim();
    if (isTooLong(text)) return complain(language.t('composer.too-long', { bytes: byteLength(text) }));
    if (send.disabled) return;
    const parentId = replying.parentId();
    const files = attachments.take();
    const to = { ...target, ...(parentId ? { parentId } : {}) };
    complain('');
    write('');
    if (parentId) replying.set();
    try {
      sent(await outbox.send({ text, files, members: members(), target: to }));
    } catch (error) {
      complain(language.t('composer.failed', { reason: error instanceof Error ? error.message : '' }));
      if (field.value === '') write(text);
      attachments.add(files);
    }
  };
};

/** @param {Parts} parts @param {() => Promise<void>} submit */
const listen = ({ field, picker, attachments, replying, mentionList, refresh }, submit) => {
  field.addEventListener('input', refresh);
  field.addEventListener('keydown', (event) => {
    if (event.isComposing || mentionList.handleKey(event)) return;
    if (event.key === 'Escape' && replying.parentId()) replying.set();
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    void submit();
  });
  field.addEventListener('paste', (event) => {
    const pasted = event.clipboardData?.files ?? [];
    if (pasted.length === 0) return;
    event.preventDefault();
    attachments.add(pasted);
  });
  picker.addEventListener('change', () => {
    attachments.add(picker.files ?? []);
    picker.value = '';
    field.focus();
  });
};

/**
 * Where a message is written: text, mentions, files, replies.
 * @param {ComposerOptions} options
 */
export const createComposer = (options) => {
  const parts = assemble(options);
  const { field, picker, bar, fault, hint, attachments, mentionList, replying, refresh, write } = parts;
  const submit = createSubmit(options, parts);
  const box = element(
    'div',
    { class: 'composer-box' },
    mentionList.list,
    attachments.list,
    field,
    picker,
    bar,
  );
  const node = element('form', { class: 'composer' }, replying.node, fault, box, hint.node);
  node.addEventListener('submit', (event) => {
    event.preventDefault();
    void submit();
  });
  listen(parts, submit);
  write(options.session.drafts.get(draftKey(options)) ?? '');
  return {
    node,
    focus: () => {
      // The field can only be measured once it is on the page.
      fitHeight(field);
      field.focus();
    },
    attach: attachments.add,
    /** @param {Message} message */
    reply: (message) => replying.set(message),
    refresh,
  };
};

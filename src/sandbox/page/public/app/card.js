// @ts-check
import { element } from './dom.js';
import { hostConfig } from './host-config.js';
import { cardMarkup } from './rich-text.js';
import { AdaptiveCards } from './vendors.js';

/** @import { Action, CardElement, CardObjectRegistry, Input, SubmitAction } from 'adaptivecards' */

export const cardType = 'application/vnd.microsoft.card.adaptive';
const pause = 1_000;

// Webex shows none of these, whatever version a card claims to be.
const unknownElements = ['Media', 'Table', 'Carousel'];
const unknownActions = ['Action.Execute', 'Action.ToggleVisibility'];

AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = cardMarkup(text);
  result.didProcess = true;
};

const parsingContext = () => {
  const context = new AdaptiveCards.SerializationContext();
  /** @type {CardObjectRegistry<CardElement>} */
  const elements = new AdaptiveCards.CardObjectRegistry();
  /** @type {CardObjectRegistry<Action>} */
  const actions = new AdaptiveCards.CardObjectRegistry();
  AdaptiveCards.GlobalRegistry.populateWithDefaultElements(elements);
  AdaptiveCards.GlobalRegistry.populateWithDefaultActions(actions);
  unknownElements.forEach((name) => elements.unregister(name));
  unknownActions.forEach((name) => actions.unregister(name));
  context.setElementRegistry(elements);
  context.setActionRegistry(actions);
  return context;
};

/** @param {Input} input @returns {[string, string][]} nothing for an optional input that was left alone */
const entryOf = (input) => {
  if (!input.id) return [];
  if (input.isSet()) return [[input.id, String(input.value)]];
  return input.toJSON()?.['value'] ? [[input.id, '']] : [];
};

/**
 * What Webex' web client submits: the inputs, with the action's own data laid over them.
 * @param {SubmitAction} action
 * @returns {Record<string, unknown>}
 */
const valuesOf = (action) => {
  const inputs = Object.values(action.getReferencedInputs() ?? {}).flatMap(entryOf);
  // Not `action.data`: the library lays the inputs over it, Webex does the reverse.
  const data = action.toJSON()?.['data'];
  return { ...Object.fromEntries(inputs), ...(typeof data === 'object' ? data : {}) };
};

/** @type {WeakSet<Action>} */
const held = new WeakSet();

/**
 * Holds an action while its press is on the way and a second longer, so that it cannot be pressed twice.
 * @param {Action} action
 * @param {Promise<unknown>} sending
 * @param {string} sentText
 */
const hold = async (action, sending, sentText) => {
  const button = action.renderedElement;
  held.add(action);
  button?.setAttribute('aria-disabled', 'true');
  button?.setAttribute('data-sent', sentText);
  const sent = sending.then(
    () => button?.classList.add('sent'),
    () => undefined,
  );
  await Promise.all([sent, new Promise((resolve) => setTimeout(resolve, pause))]);
  button?.classList.remove('sent');
  button?.removeAttribute('aria-disabled');
  held.delete(action);
};

/** @param {Action} action */
const openAddress = (action) => {
  const url = action instanceof AdaptiveCards.OpenUrlAction ? (action.url ?? '') : '';
  if (/^(?:https?|mailto|tel):/i.test(url)) window.open(url, '_blank', 'noopener,noreferrer');
};

/**
 * Draws a card. The card stays after a press, as it does in Webex.
 * @param {unknown} content the card's JSON
 * @param {{ submit: (values: Record<string, unknown>) => Promise<unknown>, failed: (reason: string) => void,
 *   sentText: string }} options
 * @returns {HTMLElement | undefined} undefined when it is no card
 */
export const drawCard = (content, { submit, failed, sentText }) => {
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig(hostConfig);
  card.onExecuteAction = (action) => {
    if (!(action instanceof AdaptiveCards.SubmitAction)) return openAddress(action);
    if (held.has(action)) return;
    const sending = submit(valuesOf(action));
    sending.catch((error) => failed(error instanceof Error ? error.message : String(error)));
    void hold(action, sending, sentText);
  };
  try {
    card.parse(content, parsingContext());
    const drawn = card.render();
    return drawn && element('div', { class: 'card' }, drawn);
  } catch {
    return undefined;
  }
};

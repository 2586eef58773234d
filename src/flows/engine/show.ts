import { maxActions, type Card, type CardAction, type CardElement, type View } from '../../cards/card.js';
import { fallbackText } from '../../cards/fallback.js';
import type { CardTemplate } from '../../cards/template.js';
import { createTexts } from '../../cards/texts.js';
import type { Ctx } from './flow.js';
import en from './locales/en.json' with { type: 'json' };
import nb from './locales/nb.json' with { type: 'json' };
import type { LoadedFlow } from './registry.js';
import type { Session } from './session.js';

/** Texts of the engine itself: the frame of every card, and the answers no flow gives. */
export const engineTexts = createTexts('Engine', { en, nb });

/** What is said to the space; a card always comes with the text for those who cannot see it. */
export interface Said {
  readonly markdown: string;
  readonly card?: Card;
}

/** `undo` takes a cancelled draft up again, `direct` goes on in the 1:1. */
export type Offer = { readonly a: 'undo'; readonly x: string } | { readonly a: 'direct' };

export interface Showing {
  readonly loaded: LoadedFlow;
  readonly step: string;
  readonly data: unknown;
  readonly ctx: Ctx;
  readonly token: string;
  readonly canGoBack: boolean;
  /** Buttons of the engine's own that stand before the step's. */
  readonly offers?: readonly Offer[];
  /** Said above the step's own content. */
  readonly notice?: string;
  /** What was typed on the card that came back; kept in the fields. */
  readonly typed?: Readonly<Record<string, unknown>>;
  /** Without buttons: an answer in the middle of another flow, whose card stays the live one. */
  readonly aside?: boolean;
  /** In place of all buttons of the step. */
  readonly decisions?: readonly { readonly a: string; readonly title: string }[];
  /** Told without being asked: no frame and nothing to fill in; the buttons begin the flow anew. */
  readonly told?: boolean;
}

function templateData(showing: Showing, view: View): View {
  const { loaded, step, ctx } = showing;
  const template = loaded.templates.get(step);
  const t = Object.fromEntries(
    (template?.textKeys ?? []).map((key) => {
      const own = `${step}.${key}`;
      return [key, loaded.texts.format(ctx.locale, loaded.texts.has(own) ? own : `common.${key}`, view)];
    }),
  );
  return { ...view, t };
}

const eyebrowBlock = (text: string): CardElement => ({
  type: 'TextBlock',
  text,
  wrap: true,
  size: 'small',
  isSubtle: true,
});

const noticeBlock = (text: string, style: 'warning' | 'emphasis'): CardElement => ({
  type: 'Container',
  style,
  items: [{ type: 'TextBlock', text, wrap: true }],
});

function frameActions(showing: Showing, own: readonly CardAction[]): CardAction[] {
  const { loaded, step, ctx, token, offers = [] } = showing;
  const press = (action: string, x?: string): CardAction => ({
    type: 'Action.Submit',
    title: engineTexts.format(ctx.locale, action),
    data: { t: token, a: action, ...(x === undefined ? {} : { x }) },
  });
  const offered = offers.map((offer) => press(offer.a, 'x' in offer ? offer.x : undefined));
  const stamped = own.map((action) =>
    action.type === 'Action.Submit' ? { ...action, data: { ...action.data, t: token } } : action,
  );
  const { final, settled } = loaded.flow.steps[step] ?? {};
  if (showing.told || final || settled) return fitted(offered, stamped);
  const frame = [...(showing.canGoBack ? [press('back')] : []), press('cancel')];
  return [...offered, ...stamped, ...frame].slice(0, maxActions);
}

/** Where an offer takes the room of a button, the last one, the way out, stays. */
function fitted(offered: readonly CardAction[], own: readonly CardAction[]): CardAction[] {
  const room = maxActions - offered.length;
  return [...offered, ...(own.length <= room ? own : [...own.slice(0, room - 1), ...own.slice(-1)])];
}

function buttonsOf(actions: readonly CardAction[]): Session['buttons'] {
  return Object.fromEntries(
    actions.flatMap((action) =>
      action.type === 'Action.Submit' ? [[action.title.toLowerCase(), action.data]] : [],
    ),
  );
}

function above({ notice, aside, told }: Showing, view: View): CardElement[] {
  const { eyebrow } = view;
  return [
    ...(typeof eyebrow === 'string' && eyebrow !== '' ? [eyebrowBlock(eyebrow)] : []),
    ...(notice === undefined ? [] : [noticeBlock(notice, (aside ?? told) ? 'emphasis' : 'warning')]),
  ];
}

const line = (text: unknown): CardElement => ({ type: 'TextBlock', text, wrap: true });

/** Choices as plain lines and no other fields: beside another flow's card there is nothing to fill in. */
function asText(elements: readonly CardElement[]): CardElement[] {
  return elements.flatMap((element) => {
    if (element.type === 'Input.ChoiceSet') {
      const choices = Array.isArray(element['choices']) ? (element['choices'] as { title: string }[]) : [];
      return choices.map(({ title }) => line(`- ${title}`));
    }
    return element.type.startsWith('Input.') ? [] : [element];
  });
}

/** No field takes more; what is longer than a card may be would never arrive. */
const longestField = 4_000;

/** What was typed, as far as the fields can show it: a number field cannot show letters. */
function keepTyped({ inputIds, numberIds }: CardTemplate, typed: View = {}): View {
  const kept = inputIds.flatMap((id) => {
    const value = typed[id];
    if (typeof value !== 'string' && typeof value !== 'number') return [];
    if (!numberIds.includes(id)) return [[id, String(value).slice(0, longestField)]];
    return value !== '' && Number.isFinite(Number(value)) ? [[id, Number(value)]] : [];
  });
  return Object.fromEntries(kept) as View;
}

export interface Shown {
  readonly said: Said;
  readonly buttons: Session['buttons'];
  readonly heading: string | undefined;
}

const maxHeading = 100;

/** The first bold text of the card: what the step is about. */
function headingOf({ body }: Card): string | undefined {
  const heading = body.find(({ type, weight }) => type === 'TextBlock' && weight === 'bolder')?.['text'];
  return typeof heading === 'string' ? heading.slice(0, maxHeading) : undefined;
}

/** Renders a step as a card inside the frame: notice above, the step's buttons, then "back" and "cancel". */
export async function show(showing: Showing): Promise<Shown> {
  const { loaded, step, ctx } = showing;
  const template = loaded.templates.get(step);
  const definition = loaded.flow.steps[step];
  if (template === undefined || definition === undefined) {
    throw new Error(`Flow "${loaded.flow.id}" has no step "${step}"`);
  }
  const plain = await definition.view(showing.data, ctx);
  const view = { ...plain, ...keepTyped(template, showing.typed) };
  const card = template.expand(templateData(showing, view));
  const actions = showing.decisions
    ? showing.decisions.map(({ a, title }) => ({
        type: 'Action.Submit' as const,
        title,
        data: { t: showing.token, a },
      }))
    : showing.aside
      ? (card.actions ?? []).filter((action) => action.type === 'Action.OpenUrl')
      : frameActions(showing, card.actions ?? []);
  const framed: Card = {
    type: 'AdaptiveCard',
    version: '1.3',
    body: [...above(showing, view), ...((showing.aside ?? showing.told) ? asText(card.body) : card.body)],
    ...(actions.length > 0 ? { actions } : {}),
  };
  // A title can be typed only where the card is the live one.
  const links = { ...framed, actions: actions.filter((action) => action.type === 'Action.OpenUrl') };
  const markdown = fallbackText(showing.told ? links : framed, {
    answerWith: engineTexts.format(ctx.locale, 'answerWith'),
  });
  return { said: { markdown, card: framed }, buttons: buttonsOf(actions), heading: headingOf(card) };
}

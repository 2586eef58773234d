import type { View } from '../../cards/card.js';
import { maxActions } from '../../cards/card.js';
import { byHand, toldByHand } from '../../reference/abilities.js';
import { stateName } from '../../reference/states.js';
import type { Ctx, MenuEntry } from '../engine/flow.js';
import { inWords } from '../engine/in-words.js';
import { allowed } from '../engine/rights.js';
import type { Data } from './data.js';
import { waitingFor } from './waiting.js';

interface Button {
  readonly a: string;
  readonly x: string;
  readonly name: string;
}

type Situation =
  'notConnected' | 'noAccess' | 'hiddenHere' | 'whichCustomer' | 'operator' | 'readOnly' | 'ready';

function situationOf(ctx: Ctx): Situation {
  if (!ctx.pstn.connected) return 'notConnected';
  if ((ctx.choices ?? []).length > 0) return 'whichCustomer';
  if (ctx.isOperator === true && ctx.access.length === 0) return 'operator';
  if (ctx.access.length === 0) return ctx.hiddenHere ? 'hiddenHere' : 'noAccess';
  return allowed(ctx, 'place_order').length === 0 ? 'readOnly' : 'ready';
}

const maxNamed = 4;

/** The customers by name, or how many when they are too many to name. */
function customersOf({ access, locale, t }: Ctx): string {
  const names = access.map(({ customer }) => customer.name);
  if (names.length > maxNamed) return t('home.manyCustomers', { count: names.length });
  return inWords(names, locale);
}

/** What was recognised, as a person would say it; empty when nothing was. */
function heardText({ heard = {} }: Data, ctx: Ctx): string {
  const { areaCode, city, state } = heard;
  return areaCode ?? city ?? (state === undefined ? '' : stateName(state, ctx.locale));
}

function opening(data: Data, ctx: Ctx, orders: MenuEntry | undefined): string {
  switch (data.mood) {
    case 'plain':
      return ctx.t('home.plain');
    case 'greeting':
      return ctx.t('home.greeting');
    case 'unclear': {
      const heard = heardText(data, ctx);
      return heard === '' || orders === undefined
        ? ctx.t('home.unclear')
        : ctx.t('home.heard', { heard, title: orders.title });
    }
  }
}

interface Shown {
  readonly buttons: readonly Button[];
  /** What has no button of its own here. */
  readonly rest: readonly MenuEntry[];
}

/** What is open first, then as many flows as there is room for; the rest is one press away, the last button. */
function shownOn(
  ctx: Ctx,
  menu: readonly MenuEntry[],
  offered: MenuEntry | undefined,
  rejected: number,
): Shown {
  const choosing = { a: 'start', x: 'space-customer', name: ctx.titleOf('space-customer') };
  const first: Button[] = [
    ...((ctx.choices ?? []).length > 0 ? [choosing] : []),
    ...(ctx.kept.length > 0 ? [{ a: 'continue', x: '', name: ctx.t('home.continue') }] : []),
    ...(rejected > 0 ? [{ a: 'start', x: 'fix-port', name: ctx.t('home.fix', { count: rejected }) }] : []),
    ...(offered === undefined ? [] : [{ a: 'heard', x: offered.flow, name: offered.title }]),
  ];
  const flows = menu.filter((entry) => entry !== offered);
  const language = { a: 'language', x: '', name: ctx.t('home.language') };
  const fits = first.length + flows.length < maxActions;
  const shown = flows.slice(0, fits ? flows.length : maxActions - 2 - first.length);
  const rest = flows.slice(shown.length);
  const more = { a: 'all', x: '', name: ctx.t('home.more') };
  return {
    buttons: [
      ...first,
      ...shown.map(({ flow, title }) => ({ a: 'start', x: flow, name: title })),
      language,
      ...(rest.length > 0 ? [more] : []),
    ],
    rest,
  };
}

/** One sentence that orders and one that ports or asks, or as many as there are. */
const examplesOf = (menu: readonly MenuEntry[]): string[] =>
  [
    ...new Set([menu[0], menu.find(({ intents }) => intents.includes('port_numbers')) ?? menu.at(-1)]),
  ].flatMap((entry) => (entry === undefined ? [] : [entry.example]));

/** What the back end cannot do, and how a person does it. */
const handLines = ({ pstn, locale }: Ctx): { line: string }[] =>
  toldByHand(pstn.abilities).map((id) => ({ line: byHand(id, locale).hand }));

export async function homeView(data: Data, ctx: Ctx): Promise<View> {
  const situation = situationOf(ctx);
  const menu = situation === 'notConnected' ? [] : await ctx.menu();
  const orders = menu.find(({ intents }) => intents.includes('order_numbers'));
  const offered = heardText(data, ctx) === '' ? undefined : orders;
  const waiting = await waitingFor(ctx);
  const canFix = allowed(ctx, 'fix_port').length > 0 ? waiting.rejected : 0;
  const { buttons, rest } = shownOn(ctx, menu, offered, canFix);
  const also = rest.map(({ title }) => title).join(' · ');
  return {
    opening: opening(data, ctx, orders),
    situation: ctx.t(`home.${situation}`, { customers: customersOf(ctx), email: ctx.person.email }),
    waiting: waiting.rows,
    waitingUnknown: waiting.unknown ? ctx.t('home.waitingUnknown') : '',
    menu: rest.length > 0 ? [] : menu.map(({ title, about }) => ({ title, value: about })),
    also: also === '' ? '' : ctx.t('home.also', { titles: also }),
    byHand: situation === 'ready' ? handLines(ctx) : [],
    examples: examplesOf(menu)
      .map((example) => ctx.t('home.example', { example }))
      .join(' · '),
    group: ctx.space.type === 'group' ? ctx.t('home.group') : '',
    links: situation === 'notConnected' ? [{ url: 'https://admin.webex.com' }] : [],
    buttons,
  };
}

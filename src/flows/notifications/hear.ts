import { DateTime } from 'luxon';
import { matchNames } from '../../language/match-names.js';
import type { Ctx, Patch, Saying } from '../engine/flow.js';
import { visibleOrder } from '../shared/orders.js';
import type { Data, Settings, Target } from './data.js';
import { currentSettings } from './settings.js';

const words = {
  stopFollowing:
    /(?<!\p{L})(?:unfollow|stop following|do not follow|don.?t follow|slutt å følge|ikke følg|avfølg)/iu,
  unmute: /(?<!\p{L})(?:unmute|slå på (?:varsler|varslene)|skru på varsl)/iu,
  mute: /(?<!\p{L})(?:mute|silence|demp|slå av (?:varsler|varslene)|skru av varsl)/iu,
  daily: /(?<!\p{L})(?:daily|once a day|every day|daglig|en gang om dagen|hver dag)/iu,
  weekly: /(?<!\p{L})(?:weekly|once a week|every week|ukentlig|en gang i uken|hver uke)/iu,
  atOnce: /(?<!\p{L})(?:at once|immediately|right away|straight away|med en gang|umiddelbart|straks)/iu,
  onlyMine:
    /(?<!\p{L})(?:only what needs me|only what i must|only what needs action|bare det jeg må|bare det som krever)/iu,
  quietOff: /(?<!\p{L})(?:no quiet hours|without quiet hours|ingen stilletid|uten stilletid)/iu,
  quiet:
    /(?<!\p{L})(?:quiet hours?|quiet|stilletid|stille)\D{0,60}(\d{1,2})(?:[:.](\d{2}))?\D{1,30}(\d{1,2})(?:[:.](\d{2}))?/iu,
  week: /(?<!\p{L})(?:week|uke|uka|uken)(?!\p{L})/iu,
  hours: /(\d{1,2})\s*(?:h|hours?|timer?)(?!\p{L})/iu,
};

const clock = (hour = '', minute = '00'): string => `${hour.padStart(2, '0')}:${minute}`;

function quietIn(text: string): Settings['quiet'] {
  const found = words.quiet.exec(text);
  if (found === null) return undefined;
  const [, fromHour, fromMinute, toHour, toMinute] = found;
  const hours = { from: clock(fromHour, fromMinute), to: clock(toHour, toMinute) };
  return [hours.from, hours.to].every((time) => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time)) ? hours : undefined;
}

/** How long "mute" lasts when nothing else is said: until tomorrow at this time. */
function muteEnd(text: string, now: Date): string {
  const hours = words.hours.exec(text)?.[1];
  const length =
    hours !== undefined ? { hours: Number(hours) } : words.week.test(text) ? { weeks: 1 } : { days: 1 };
  return DateTime.fromJSDate(now).plus(length).toUTC().toISO() ?? now.toISOString();
}

function rhythmIn(text: string): Settings['rhythm'] | undefined {
  if (words.daily.test(text)) return 'daily';
  if (words.weekly.test(text)) return 'weekly';
  return words.atOnce.test(text) ? 'at_once' : undefined;
}

function settingsIn(text: string, before: Settings, now: Date): Settings | undefined {
  if (words.unmute.test(text)) return { ...before, mutedUntil: undefined };
  if (words.mute.test(text)) return { ...before, mutedUntil: muteEnd(text, now) };
  if (words.quietOff.test(text)) return { ...before, quiet: undefined };
  const quiet = quietIn(text);
  const rhythm = rhythmIn(text);
  const changed = {
    ...(quiet === undefined ? {} : { quiet }),
    ...(rhythm === undefined ? {} : { rhythm }),
    ...(words.onlyMine.test(text) ? { onlyMine: true } : {}),
  };
  return Object.keys(changed).length > 0 ? { ...before, ...changed } : undefined;
}

/** The order, location or customer a sentence names. */
export async function targetIn({ text, entities }: Saying, ctx: Ctx): Promise<Patch<Data>> {
  const { orderId } = entities;
  if (orderId !== undefined) {
    const order = await visibleOrder(orderId, ctx);
    return order === undefined
      ? { unknown: orderId }
      : { target: { kind: 'order', id: orderId, name: orderId } };
  }
  const locations = (
    await Promise.all(ctx.access.map(({ customer }) => ctx.pstn.locations(customer.id)))
  ).flat();
  const places: Target[] = locations.map(({ id, name }) => ({ kind: 'location', id, name }));
  const customers: Target[] = ctx.access.map(({ customer: { id, name } }) => ({
    kind: 'customer',
    id,
    name,
  }));
  const all = [...customers, ...places];
  const [name] = matchNames(
    text,
    all.map((one) => one.name),
  );
  return { target: all.find((one) => one.name === name) };
}

/** What a sentence decides; with nothing decided the settings are shown. */
export async function decisionIn(said: Saying, ctx: Ctx): Promise<Patch<Data>> {
  const settings = settingsIn(said.text, await currentSettings(ctx), ctx.now);
  if (settings !== undefined) {
    const done = words.unmute.test(said.text) ? 'unmuted' : words.mute.test(said.text) ? 'muted' : 'saved';
    return { settings, decision: 'settings', done };
  }
  const named = await targetIn(said, ctx);
  if (named.target === undefined) return named;
  const stop = words.stopFollowing.test(said.text);
  return { ...named, decision: stop ? 'unfollow' : 'follow', done: stop ? 'unfollowed' : 'followed' };
}

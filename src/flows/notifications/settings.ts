import { DateTime, IANAZone } from 'luxon';
import type { Ctx, Effect } from '../engine/flow.js';
import { visibleOrder } from '../shared/orders.js';
import { formatMoment, zoneLabel, zoneName } from '../shared/moments.js';
import type { Data, Settings, Target } from './data.js';

/** Until somebody chooses, times are told in the zone of the first location the person looks after. */
export async function currentSettings(ctx: Ctx): Promise<Settings> {
  const { settings } = ctx.following;
  if (settings.timeZone !== '') return { ...settings };
  const [first] = ctx.access;
  const locations = first === undefined ? [] : await ctx.pstn.locations(first.customer.id);
  return { ...settings, timeZone: locations[0]?.timeZone ?? 'UTC' };
}

/** The zones on offer: the person's own choice, and those of the locations they look after. */
export async function zones(ctx: Ctx, chosen: string): Promise<readonly string[]> {
  const lists = await Promise.all(ctx.access.map(({ customer }) => ctx.pstn.locations(customer.id)));
  return [...new Set([chosen, ...lists.flat().map(({ timeZone }) => timeZone), 'UTC'])].filter((zone) =>
    IANAZone.isValidZone(zone),
  );
}

const withoutGaps = (settings: Settings) => {
  const { quiet, mutedUntil, ...rest } = settings;
  return {
    ...rest,
    ...(quiet === undefined ? {} : { quiet }),
    ...(mutedUntil === undefined ? {} : { mutedUntil }),
  };
};

/** What is to be written down for a decision. */
export function effectsOf({ decision, target, settings }: Data): readonly Effect[] {
  if (decision === 'settings' && settings !== undefined) {
    return [{ type: 'notice-settings', settings: withoutGaps(settings) }];
  }
  if (decision === undefined || target === undefined) return [];
  const { kind, id } = target;
  return [{ type: 'follow', what: { kind, id }, on: decision === 'follow' }];
}

/** The names of what is followed, as far as the person may still see it. */
export async function followedNames(ctx: Ctx): Promise<readonly Target[]> {
  const lists = await Promise.all(ctx.access.map(({ customer }) => ctx.pstn.locations(customer.id)));
  const locations = lists.flat();
  const named = await Promise.all(
    ctx.following.followed.map(async ({ kind, id }): Promise<Target | undefined> => {
      if (kind === 'order') return (await visibleOrder(id, ctx)) && { kind, id, name: id };
      const name =
        kind === 'location'
          ? locations.find((location) => location.id === id)?.name
          : ctx.access.find(({ customer }) => customer.id === id)?.customer.name;
      return name === undefined ? undefined : { kind, id, name };
    }),
  );
  return named.filter((one) => one !== undefined);
}

/** The settings in one sentence, for the card that says what is in force now. */
export function settingsText(settings: Settings, ctx: Ctx): string {
  const { rhythm, quiet, timeZone, onlyMine, skipOwn, mutedUntil } = settings;
  const muted = mutedUntil !== undefined && DateTime.fromISO(mutedUntil).toJSDate() > ctx.now;
  const parts = [
    ctx.t(`says.${rhythm}`),
    quiet === undefined
      ? ctx.t('says.noQuiet')
      : ctx.t('says.quiet', { ...quiet, zone: zoneLabel(timeZone, ctx.now) }),
    ...(onlyMine ? [ctx.t('says.onlyMine')] : []),
    ...(skipOwn ? [ctx.t('says.skipOwn')] : []),
    ...(muted
      ? [
          ctx.t('says.muted', {
            until: `${formatMoment(mutedUntil, timeZone, ctx.locale)} ${zoneName(mutedUntil, timeZone, ctx.locale)}`,
          }),
        ]
      : []),
  ];
  return parts.join(' ');
}

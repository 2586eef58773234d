import { z } from 'zod';
import { defineStep, type Step } from '../engine/flow.js';
import { zoneLabel } from '../shared/moments.js';
import { answer, retry } from '../shared/outcomes.js';
import { isElsewhere } from '../shared/said.js';
import card from './cards/settings.json' with { type: 'json' };
import type { Data, Settings } from './data.js';
import { decisionIn } from './hear.js';
import { currentSettings, followedNames, zones } from './settings.js';

const time = z
  .string()
  .trim()
  .regex(/^(?:(?:[01]?\d|2[0-3])[:.][0-5]\d)?$/)
  .default('');
const input = z.object({
  rhythm: z.enum(['at_once', 'daily', 'weekly']),
  quietFrom: time,
  quietTo: time,
  timeZone: z.string().default(''),
  onlyMine: z.string().default('false'),
  skipOwn: z.string().default('false'),
  unfollow: z.string().default(''),
});

const tidy = (text: string): string => text.trim().replace('.', ':').padStart(5, '0');

function quietOf({ quietFrom, quietTo }: z.infer<typeof input>): Settings['quiet'] | 'half' {
  if (quietFrom.trim() === '' && quietTo.trim() === '') return undefined;
  if (quietFrom.trim() === '' || quietTo.trim() === '') return 'half';
  return { from: tidy(quietFrom), to: tidy(quietTo) };
}

/** The whole of the settings on one card; also where a sentence named nothing that can be followed. */
export const settingsStep: Step<Data> = defineStep<Data, typeof input>({
  card,
  input,
  final: true,
  async view({ settings }, ctx) {
    const now = settings ?? (await currentSettings(ctx));
    const followed = await followedNames(ctx);
    return {
      where: ctx.t(ctx.space.type === 'group' ? 'settings.here' : 'settings.you'),
      rhythms: (['at_once', 'daily', 'weekly'] as const).map((id) => ({ id, name: ctx.t(`rhythms.${id}`) })),
      rhythm: now.rhythm,
      quietFrom: now.quiet?.from ?? '',
      quietTo: now.quiet?.to ?? '',
      zones: (await zones(ctx, now.timeZone)).map((id) => ({ id, name: zoneLabel(id, ctx.now) })),
      timeZone: now.timeZone,
      onlyMine: String(now.onlyMine),
      skipOwn: String(now.skipOwn),
      followed: followed.map(({ id, name }) => ({ id, name })),
      nothing: followed.length === 0 ? ctx.t('settings.nothing') : '',
      unfollow: '',
      mute: now.mutedUntil === undefined ? [{ a: 'mute', name: ctx.t('settings.mute') }] : [],
      unmute: now.mutedUntil === undefined ? [] : [{ a: 'unmute', name: ctx.t('settings.unmute') }],
    };
  },
  actions: {
    async save(given, _data, ctx) {
      const quiet = quietOf(given);
      if (quiet === 'half') return retry('settings.half');
      const before = await currentSettings(ctx);
      const known = (await zones(ctx, before.timeZone)).includes(given.timeZone);
      const settings: Settings = {
        rhythm: given.rhythm,
        quiet,
        timeZone: known ? given.timeZone : before.timeZone,
        onlyMine: given.onlyMine === 'true',
        skipOwn: given.skipOwn === 'true',
        mutedUntil: before.mutedUntil,
      };
      return answer<Data>({ settings, decision: 'settings', done: 'saved' });
    },
    async stopFollowing({ unfollow }, _data, ctx) {
      const target = (await followedNames(ctx)).find(({ id }) => id === unfollow);
      if (target === undefined) return retry('settings.chooseFirst');
      return answer<Data>({ target, decision: 'unfollow', done: 'unfollowed' });
    },
    async mute(_input, _data, ctx) {
      const mutedUntil = new Date(ctx.now.getTime() + 24 * 60 * 60 * 1000).toISOString();
      const settings = { ...(await currentSettings(ctx)), mutedUntil };
      return answer<Data>({ settings, decision: 'settings', done: 'muted' });
    },
    async unmute(_input, _data, ctx) {
      const settings = { ...(await currentSettings(ctx)), mutedUntil: undefined };
      return answer<Data>({ settings, decision: 'settings', done: 'unmuted' });
    },
  },
  async text(said, _data, ctx) {
    if (isElsewhere(said, ['follow'])) return undefined;
    const decided = await decisionIn(said, ctx);
    return decided.decision === undefined ? undefined : answer<Data>(decided);
  },
});

import { z } from 'zod';
import type { View } from '../../cards/card.js';
import { matchNames } from '../../language/match-names.js';
import { defineStep, type Ctx, type Kept, type Outcome, type Saying, type Step } from '../engine/flow.js';
import { choiceStyle } from '../shared/choices.js';
import { formatDay, formatMoment, zoneName } from '../shared/moments.js';
import { answer, retry } from '../shared/outcomes.js';
import card from './cards/list.json' with { type: 'json' };
import type { Data } from './data.js';
import { zoneOf } from './times.js';

const input = z.object({ draft: z.string().catch('') });

const line = ({ id, name, at, waitsAt }: Kept, ctx: Ctx) => {
  const day = formatDay(at, zoneOf(ctx), ctx.locale);
  return { id, name: ctx.t(waitsAt === '' ? 'list.since' : 'list.waits', { name, waitsAt, day }) };
};

function doneText({ done }: Data, ctx: Ctx): string {
  if (done === undefined) return '';
  const { what, name, at = '' } = done;
  if (what === 'forgotten') return ctx.t('list.forgotten', { name });
  const when = `${formatMoment(at, zoneOf(ctx), ctx.locale)} ${zoneName(at, zoneOf(ctx), ctx.locale)}`;
  return ctx.t('list.reminded', { name, when });
}

function view(data: Data, ctx: Ctx): View {
  const drafts = [...ctx.kept].reverse();
  const rows = drafts.map((draft) => line(draft, ctx));
  const buttons = (['open', 'remind', 'forget'] as const).map((a) => ({ a, name: ctx.t(`buttons.${a}`) }));
  return {
    heading: ctx.t(drafts.length === 0 ? 'list.none' : 'list.heading', { count: drafts.length }),
    done: doneText(data, ctx),
    rows,
    style: choiceStyle(rows),
    draft: data.draftId ?? drafts[0]?.id ?? '',
    buttons: drafts.length === 0 ? [] : buttons,
  };
}

const whenChosen =
  (then: (draft: Kept) => Outcome<Data>) =>
  ({ draft }: z.infer<typeof input>, _data: Data, ctx: Ctx): Outcome<Data> => {
    const chosen = ctx.kept.find(({ id }) => id === draft);
    return chosen === undefined ? retry('list.choose') : then(chosen);
  };

/** A draft is taken up by its name, too. */
function hear(said: Saying, _data: Data, ctx: Ctx): Outcome<Data> | undefined {
  if (said.intent !== undefined && said.confidence > 0.9) return undefined;
  const [name, ...others] = matchNames(
    said.text,
    ctx.kept.map((draft) => draft.name),
  );
  const draft = ctx.kept.find((kept) => kept.name === name);
  return draft === undefined || others.length > 0 ? undefined : { type: 'resume', id: draft.id };
}

export const listStep: Step<Data> = defineStep<Data, typeof input>({
  card,
  input,
  final: true,
  view,
  actions: {
    open: whenChosen(({ id }) => ({ type: 'resume', id })),
    remind: whenChosen(({ id }) => answer<Data>({ draftId: id, ask: 'remind', done: undefined })),
    forget: whenChosen(({ id }) => answer<Data>({ draftId: id, ask: 'forget', done: undefined })),
  },
  text: hear,
});

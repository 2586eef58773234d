import { z } from 'zod';
import type { View } from '../../cards/card.js';
import {
  deskContact,
  deskName,
  deskReach,
  desksDate,
  deskTakes,
  regionName,
  whyDesk,
  type DeskId,
} from '../../reference/desks.js';
import { defineStep, type Ctx, type Outcome, type Step } from '../engine/flow.js';
import { formatDay } from '../shared/moments.js';
import { answer, start } from '../shared/outcomes.js';
import { aboutOf } from './about.js';
import card from './cards/desk.json' with { type: 'json' };
import type { Data } from './data.js';
import { deedFor } from './deed.js';
import { hearAbout } from './describe-steps.js';
import { deskOf, subjectOf } from './route.js';
import { supportCase } from './support-case.js';

interface Fact {
  readonly title: string;
  readonly value: string;
}

const input = z.object({ caseText: z.string().default('') });

/** Telephone and e-mail as they are there; nothing where the desk has neither. */
function contactsOf(desk: DeskId, { region }: Data, ctx: Ctx): Fact[] {
  const contact = deskContact(desk);
  const phone = region === undefined ? undefined : contact[region];
  if (region === undefined || phone === undefined) return [];
  const place = regionName(region, ctx.locale);
  return [
    { title: ctx.t('desk.phone', { region: place }), value: phone },
    ...(contact.email === undefined ? [] : [{ title: ctx.t('desk.email'), value: contact.email }]),
  ];
}

const whyText = (desk: DeskId, subject: string | undefined, ctx: Ctx): string =>
  subject === undefined
    ? ctx.t('desk.takes', { takes: deskTakes(desk, ctx.locale) })
    : whyDesk(subject, ctx.locale);

function buttonsOf({ helped, region }: Data, deed: { flow: string; name: string } | undefined, ctx: Ctx) {
  const asks = helped === undefined;
  return [
    ...(deed === undefined ? [] : [{ a: 'deed', x: deed.flow, name: deed.name }]),
    ...(asks ? [{ a: 'helped', x: 'yes', name: ctx.t('desk.helped') }] : []),
    ...(asks ? [{ a: 'helped', x: 'no', name: ctx.t('desk.notHelped') }] : []),
    ...(region === undefined ? [] : [{ a: 'region', x: '', name: ctx.t('desk.otherRegion') }]),
    { a: 'cancel', x: '', name: ctx.t('common.home') },
  ];
}

async function view(data: Data, ctx: Ctx): Promise<View> {
  const desk = deskOf(data) ?? 'PHD';
  const subject = subjectOf(data);
  const about = await aboutOf(data, ctx);
  const deed = await deedFor(data, about, ctx);
  const contacts = contactsOf(desk, data, ctx);
  return {
    noted: data.helped === true ? ctx.t('desk.noted') : '',
    first: deed === undefined ? '' : ctx.t('desk.first', { deed: deed.name }),
    desk: deskName(desk, ctx.locale),
    why: whyText(desk, subject, ctx),
    contacts,
    // A sentence with an address in it has no room beside a title on a phone.
    reach: contacts.length > 0 ? '' : ctx.t('desk.reach', { how: deskReach(desk, ctx.locale) }),
    source: ctx.t('desk.source', { date: formatDay(desksDate, 'UTC', ctx.locale) }),
    group: ctx.space.type === 'group' ? ctx.t('desk.group') : '',
    caseText: supportCase({ desk, subject, text: data.text, about }, ctx),
    buttons: buttonsOf(data, deed, ctx),
  };
}

/** One press says whether it helped; that, and nothing of who asked what, goes into the figures. */
function helped(data: Data, ctx: Ctx, isYes: boolean): Outcome<Data> {
  const desk = deskOf(data);
  if (desk === undefined) return answer<Data>({});
  const subject = subjectOf(data);
  const routing = { desk, helped: isYes, ...(subject === undefined ? {} : { subject }) };
  const id = data.routedId ?? ctx.key;
  const again = { text: undefined, label: undefined, desk: undefined, routedId: undefined };
  return {
    type: 'answer',
    data: isYes ? { helped: true } : { ...again, tries: (data.tries ?? 0) + 1 },
    effects: [{ type: 'routed', id, routing }],
  };
}

export const deskStep: Step<Data> = defineStep<Data, typeof input>({
  card,
  input,
  final: true,
  view,
  actions: {
    async deed(_input, data, ctx, flow) {
      const { order } = await aboutOf(data, ctx);
      return start(flow, order === undefined ? {} : { orderId: order.id });
    },
    helped: (_input, data, ctx, yes) => helped(data, ctx, yes === 'yes'),
    region: () => ({ type: 'change', step: 'region' }),
  },
  // The desk is named: a question about the rules is one of its own now.
  text: (said, _data, ctx) =>
    said.intent === 'ask_policy' && said.confidence >= 0.75 ? undefined : hearAbout(said, ctx),
});

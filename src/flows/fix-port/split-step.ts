import { z } from 'zod';
import { defineStep, type Ctx, type Outcome, type Step } from '../engine/flow.js';
import { answer, retry } from '../shared/outcomes.js';
import { compactNumbers, formatNumber } from '../shared/phone-format.js';
import { isElsewhere } from '../shared/said.js';
import { readField } from '../shared/port/account-fields.js';
import card from './cards/split.json' with { type: 'json' };
import type { Data, Group } from './data.js';
import { headView, reasonCard } from './head.js';
import { theRejected, type Rejected } from './load.js';
import { numbersNamed } from '../shared/port/numbers-named.js';
import { moved } from './split.js';
import { backFrom, taskAt } from './tasks.js';
import { hearAsk, isAnother, waysAt } from './ways.js';

const maxListed = 60;
const input = z.object({ picked: z.string().default(''), btn: z.string().default('') });

function move(picked: readonly string[], typed: string, data: Data, rejected: Rejected): Outcome<Data> {
  const { groups = [] } = data;
  const mine = groups.flatMap(({ numbers }) => numbers).filter((number) => picked.includes(number));
  if (mine.length === 0) return retry('split.chooseFirst');
  const btn = typed.trim() === '' ? mine[0] : readField('btn', typed, rejected.location.country);
  if (btn === undefined) return retry('problems.btn');
  return answer<Data>({ groups: moved(groups, mine, btn), agreed: undefined });
}

/** A line for each bill, its main number first: `713 555 0100: 0101 and 713 555 0102`. */
function pasted(text: string, data: Data, { order, location }: Rejected): Group[] | undefined {
  const lines = text.split('\n').map((line) => ({
    ...numbersNamed(line, order, location),
    first: numbersNamed(line.split(/[:;=]/)[0] ?? '', order, location),
  }));
  const named = lines.filter(({ known }) => known.length > 0);
  if (named.length === 0) return undefined;
  return named.reduce<Group[]>((groups, { known, others, first }) => {
    const main = first.known[0] ?? first.others[0] ?? others[0] ?? known[0] ?? '';
    return moved(groups, known, main);
  }, data.groups ?? []);
}

export const splitStep: Step<Data> = defineStep<Data, typeof input>({
  card: reasonCard(card),
  input,
  ready: (data) => taskAt('split', data) !== undefined,
  back: backFrom('split'),
  async view(data, ctx) {
    const rejected = await theRejected(data, ctx);
    const { groups = [] } = data;
    const rows = groups.flatMap(({ btn, numbers }) =>
      numbers.map((number) => ({
        id: number,
        name: ctx.t('split.number', { number: formatNumber(number), btn: formatNumber(btn) }),
      })),
    );
    const split = groups.length > 1;
    return {
      ...headView(taskAt('split', data), rejected, data, ctx),
      proposal: ctx.t(split ? 'split.proposal' : 'split.unknown', { count: groups.length }),
      groups: groups.map(({ btn, numbers }, index) => ({
        title: ctx.t('split.order', { at: index + 1 }),
        value: ctx.t('split.group', {
          btn: formatNumber(btn),
          count: numbers.length,
          numbers: compactNumbers(numbers),
        }),
      })),
      rows: rows.slice(0, maxListed),
      picked: '',
      btn: '',
      agrees: split ? [{ name: ctx.t('split.agree', { count: groups.length }) }] : [],
    };
  },
  actions: {
    agree: () => answer<Data>({ agreed: true, script: undefined }),
    async move({ picked, btn }, data, ctx) {
      return move(picked.split(',').filter(Boolean), btn, data, await theRejected(data, ctx));
    },
    ...waysAt('split'),
  },
  async text(said, data, ctx: Ctx) {
    const script = hearAsk(said, data);
    if (script !== undefined || isAnother(said, data) || isElsewhere(said, ['fix_order', 'port_numbers']))
      return script;
    const groups = pasted(said.text, data, await theRejected(data, ctx));
    return groups === undefined ? undefined : answer<Data>({ groups, agreed: undefined });
  },
});

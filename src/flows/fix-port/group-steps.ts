/** What each of the new orders needs of its own: account data that differ, and its bill. */
import { z } from 'zod';
import { limits } from '../../reference/limits.js';
import { defineStep, type Ctx, type Step } from '../engine/flow.js';
import { eyebrow } from '../shared/access.js';
import { answer, retry } from '../shared/outcomes.js';
import { compactNumbers, formatNumber } from '../shared/phone-format.js';
import { receiveBill } from '../shared/port/receive-bill.js';
import { changed, hasStates, readField, valueOf, type AccountField } from '../shared/port/account-fields.js';
import accountCard from './cards/group-account.json' with { type: 'json' };
import billCard from './cards/group-bill.json' with { type: 'json' };
import type { Data, Group } from './data.js';
import { theRejected, type Rejected } from './load.js';
import { replaced, withoutAccount, withoutBill } from './split.js';

const text = z.string().default('');
const accountInput = z.object({
  accountNumber: text,
  pin: text,
  street: text,
  city: text,
  state: text,
  zip: text,
});
const noInput = z.object({});

const headOf = (group: Group | undefined, at: number, { order }: Rejected, data: Data, ctx: Ctx) => ({
  eyebrow: eyebrow(ctx, order.customerId),
  place: ctx.t('groups.place', { at: at + 1, count: data.groups?.length ?? 0 }),
  btn: formatNumber(group?.btn ?? ''),
  numbers: compactNumbers(group?.numbers ?? []),
});

/** The group that is asked about: the first that is open, or after “back” the last that was answered. */
const openAt = (open: number, { groups = [] }: Data, isAnswered: (group: Group) => boolean): number =>
  open >= 0 ? open : groups.findLastIndex(isAnswered);

const accountAt = (data: Data, rejected: Rejected): number =>
  openAt(withoutAccount(data.groups ?? [], rejected), data, ({ account }) => account !== undefined);

export const groupAccountStep: Step<Data> = defineStep<Data, typeof accountInput>({
  card: accountCard,
  input: accountInput,
  private: true,
  ready: ({ agreed }) => agreed === true,
  async view(data, ctx) {
    const rejected = await theRejected(data, ctx);
    const at = accountAt(data, rejected);
    const group = data.groups?.[at];
    const account = { ...rejected.next, ...group?.account };
    const fields: AccountField[] = ['street', 'city', 'state', 'zip'];
    return {
      ...headOf(group, at, rejected, data, ctx),
      order: rejected.order.id,
      accountNumber: group?.account?.accountNumber ?? '',
      pin: group?.account?.pin ?? '',
      ...Object.fromEntries(fields.map((field) => [field, valueOf(field, account)])),
      stated: hasStates(rejected.location.country),
    };
  },
  actions: {
    async save(typed, data, ctx) {
      const rejected = await theRejected(data, ctx);
      const at = accountAt(data, rejected);
      const { country } = rejected.location;
      const wanted = Object.entries(typed).filter(
        ([field, value]) => (field !== 'pin' || value.trim() !== '') && (field !== 'state' || value !== ''),
      ) as [AccountField, string][];
      const values: Partial<Record<AccountField, string>> = {};
      for (const [field, value] of wanted) {
        const read = readField(field, value, country);
        if (read === undefined) return retry(`problems.${field}`);
        values[field] = read;
      }
      const account = changed(values, rejected.next);
      return answer<Data>({ groups: replaced(data.groups ?? [], at, { account }) });
    },
  },
});

const billAt = (data: Data): number =>
  openAt(
    withoutBill(data.groups ?? []),
    data,
    ({ bill, billLater }) => bill !== undefined || billLater === true,
  );

export const groupBillStep: Step<Data> = defineStep<Data, typeof noInput>({
  card: billCard,
  input: noInput,
  private: true,
  ready: ({ agreed }) => agreed === true,
  async view(data, ctx) {
    const rejected = await theRejected(data, ctx);
    const at = billAt(data);
    return {
      ...headOf(data.groups?.[at], at, rejected, data, ctx),
      carrier: rejected.port.losingCarrier,
      days: limits.billAgeDays.value,
    };
  },
  actions: {
    later: (_input, data) =>
      answer<Data>({ groups: replaced(data.groups ?? [], billAt(data), { billLater: true }) }),
  },
  async files(files, _said, data, ctx) {
    const { location } = await theRejected(data, ctx);
    const received = await receiveBill(files, location, ctx);
    if (!received.ok) return { type: 'retry', problem: received.problem };
    return answer<Data>({ groups: replaced(data.groups ?? [], billAt(data), { bill: received.file }) });
  },
});

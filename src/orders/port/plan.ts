import type { Country } from '../../reference/countries.js';
import { isTollFree } from '../../reference/toll-free.js';
import { addressKey, groupsOf } from './plan-groups.js';
import { type ClassAnswer, portClass } from './port-class.js';
import type { PortNumberType, Portability, ServiceAddress } from './port-order.js';
import { type OrderView, isOpenPort } from './port-view.js';

/** What a person says about one bill: which of the numbers stand on it. JSON. */
export interface BillAnswer {
  /** Any name that tells the bills apart, e.g. the last digits of the account. */
  readonly id: string;
  readonly losingCarrier?: string;
  /** E.164. */
  readonly btn?: string;
  readonly serviceAddress?: ServiceAddress;
  readonly numbers: readonly string[];
}

/** Answers that raise the class of every order of the plan. */
export interface ClassHints {
  readonly addresses?: number;
  readonly rateCenters?: number;
}

export interface PlanInput {
  /** E.164, once each. */
  readonly numbers: readonly string[];
  /** In any order; a number without one counts as `unknown`. */
  readonly portability: readonly Portability[];
  /** Of the location the numbers go to. */
  readonly country: Country;
  readonly accounts?: readonly BillAnswer[];
  readonly openOrders?: readonly OrderView[];
  readonly classAnswers?: ClassHints;
}

/** One order to be. */
export interface PlanGroup {
  /** Of its country, type, account and address, whatever else the plan holds; safe as part of an id. */
  readonly key: string;
  /** Groups of one account must port at the same time, so they share the date. */
  readonly account: string;
  /** Undefined when the number's country cannot be told. */
  readonly country?: Country;
  /** The numbers do not belong to the country of the location. */
  readonly elsewhere: boolean;
  readonly type: PortNumberType;
  readonly losingCarrier?: string;
  /** As the carrier or the person told it. E.164. */
  readonly btn?: string;
  readonly serviceAddress?: ServiceAddress;
  readonly numbers: readonly string[];
  readonly rateCenters: readonly string[];
  readonly portClass: ClassAnswer;
}

/** Why a number is in no order of the plan. */
export type ApartWhy = 'no' | 'manual' | 'in_progress' | 'unknown' | 'tollfree';

export interface ApartNumber {
  readonly number: string;
  readonly why: ApartWhy;
  /** Code of a row of `reference/portability`. */
  readonly reason?: string;
  /** The open order that holds it. */
  readonly orderId?: string;
}

export type PlanWarning =
  /** An open order holds the account already: the carrier will reject a second one (C1). */
  | { readonly id: 'open_order'; readonly group: string; readonly orderId: string; readonly btn: string }
  | { readonly id: 'same_date'; readonly account: string; readonly groups: readonly string[] }
  | { readonly id: 'several_carriers'; readonly carriers: readonly string[] }
  | { readonly id: 'carrier_unknown'; readonly group: string }
  | { readonly id: 'elsewhere'; readonly groups: readonly string[] };

export interface PortPlan {
  readonly groups: readonly PlanGroup[];
  readonly apart: readonly ApartNumber[];
  readonly warnings: readonly PlanWarning[];
  /** Of everything together, were it one project. Undefined when nothing can be ported. */
  readonly portClass?: ClassAnswer;
}

const apartOf = (number: string, check: Portability | undefined): ApartNumber | undefined => {
  if (check?.type === 'tollfree' || isTollFree(number))
    return { number, why: 'tollfree', reason: 'toll_free' };
  const verdict = check?.verdict ?? 'unknown';
  if (verdict === 'yes' || verdict === 'unchecked') return undefined;
  return {
    number,
    why: verdict,
    ...(check?.reason === undefined ? {} : { reason: check.reason }),
    ...(check?.orderId === undefined ? {} : { orderId: check.orderId }),
  };
};

function sortOut({ numbers, portability }: PlanInput) {
  // Filled one by one: pairs for a hundred thousand numbers would be most of the work.
  const checks = new Map<string, Portability>();
  for (const check of portability) checks.set(check.number, check);
  const apart: ApartNumber[] = [];
  const portable: Portability[] = [];
  for (const number of new Set(numbers)) {
    const check = checks.get(number);
    const reason = apartOf(number, check);
    if (reason) apart.push(reason);
    else if (check) portable.push(check);
  }
  return { apart, portable };
}

const distinct = (values: readonly (string | undefined)[]): readonly string[] => [
  ...new Set(values.filter((value) => value !== undefined)),
];

/** Of everything together, were it filed as one project. */
function wholeClass(groups: readonly PlanGroup[], input: PlanInput): ClassAnswer | undefined {
  if (groups.length === 0) return undefined;
  const centers = new Set(groups.flatMap(({ rateCenters }) => rateCenters)).size;
  const counted = centers > 0 ? centers : input.classAnswers?.rateCenters;
  const addresses = distinct(groups.map((group) => group.serviceAddress && addressKey(group.serviceAddress)));
  return portClass({
    country: input.country,
    numbers: groups.reduce((sum, { numbers }) => sum + numbers.length, 0),
    btns: new Set(groups.map(({ account }) => account)).size,
    carriers: Math.max(1, distinct(groups.map(({ losingCarrier }) => losingCarrier)).length),
    addresses: Math.max(addresses.length, input.classAnswers?.addresses ?? 1),
    ...(counted === undefined ? {} : { rateCenters: counted }),
  });
}

function openOrderWarnings(groups: readonly PlanGroup[], orders: readonly OrderView[]): PlanWarning[] {
  const holders = new Map(
    orders.filter(isOpenPort).flatMap((order) => (order.port ? [[order.port.btn, order.id] as const] : [])),
  );
  return groups.flatMap(({ key, btn, numbers }) => {
    // Until the BTN is known, the account is held when the BTN of an open order is among the numbers.
    const held = btn ?? numbers.find((number) => holders.has(number));
    const orderId = held === undefined ? undefined : holders.get(held);
    return orderId === undefined || held === undefined
      ? []
      : [{ id: 'open_order' as const, group: key, orderId, btn: held }];
  });
}

function warningsOf(groups: readonly PlanGroup[], { openOrders = [] }: PlanInput): readonly PlanWarning[] {
  const sameDate = distinct(groups.map(({ account }) => account)).flatMap((account) => {
    const keys = groups.filter((group) => group.account === account).map(({ key }) => key);
    return keys.length < 2 ? [] : [{ id: 'same_date' as const, account, groups: keys }];
  });
  const carriers = distinct(groups.map(({ losingCarrier }) => losingCarrier));
  const elsewhere = groups.filter((group) => group.elsewhere).map(({ key }) => key);
  return [
    ...openOrderWarnings(groups, openOrders),
    ...sameDate,
    ...(carriers.length > 1 ? [{ id: 'several_carriers' as const, carriers }] : []),
    ...groups
      .filter(({ losingCarrier }) => losingCarrier === undefined)
      .map(({ key }) => ({ id: 'carrier_unknown' as const, group: key })),
    ...(elsewhere.length > 0 ? [{ id: 'elsewhere' as const, groups: elsewhere }] : []),
  ];
}

/** Every number ends in exactly one group or apart. Order of the groups and of their numbers as given. */
export function planPort(input: PlanInput): PortPlan {
  const { apart, portable } = sortOut(input);
  const groups = groupsOf(portable, input);
  const whole = wholeClass(groups, input);
  return { groups, apart, warnings: warningsOf(groups, input), ...(whole ? { portClass: whole } : {}) };
}

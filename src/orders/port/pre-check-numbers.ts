import type { PreCheckWhy } from '../../reference/pre-checks.js';
import { isTollFree } from '../../reference/toll-free.js';
import { looksLikeNumber, numberCountry } from './number-country.js';
import type { Portability } from './port-order.js';
import { isOpenPort } from './port-view.js';
import type { Found, PreCheckFacts, PreProblem, Rule } from './pre-checks.js';

/** A number that nobody has checked counts as `unknown`. */
function checksOf({ numbers, portability }: PreCheckFacts): readonly Portability[] {
  const byNumber = new Map(portability.map((check) => [check.number, check]));
  return numbers.map(
    (number) => byNumber.get(number) ?? { number, verdict: 'unknown' as const, type: 'local' as const },
  );
}

const about = (why: PreCheckWhy, checks: readonly Portability[]): PreProblem[] =>
  checks.length > 0 ? [{ field: 'numbers', why, numbers: checks.map(({ number }) => number) }] : [];

const tollFree = ({ number, type }: Portability): boolean => type === 'tollfree' || isTollFree(number);
const hasFeature = ({ verdict, reason }: Portability): boolean =>
  verdict !== 'yes' && reason === 'special_feature';
const noRateCenter = ({ reason }: Portability): boolean => reason === 'rate_center_not_covered';

/** No news is good news only when every number has been judged. */
const judged = (checks: readonly Portability[], problems: readonly PreProblem[]): Found =>
  checks.some(({ verdict }) => verdict === 'unknown' || verdict === 'unchecked')
    ? { problems, otherwise: 'cannot_check' }
    : { problems };

const portableRule: Rule = (facts) => {
  const checks = checksOf(facts);
  const rest = checks.filter((check) => !tollFree(check) && !noRateCenter(check) && !hasFeature(check));
  return judged(checks, [
    ...about('number_toll_free', checks.filter(tollFree)),
    ...about(
      'number_not_portable',
      rest.filter(({ verdict }) => verdict === 'no'),
    ),
    ...about(
      'number_manual',
      rest.filter(({ verdict }) => verdict === 'manual'),
    ),
  ]);
};

/** A number without the reason may have a feature all the same: that is the carrier's to tell. */
const featureRule: Rule = (facts) => ({
  problems: about('number_feature', checksOf(facts).filter(hasFeature)),
});

const rateCenterRule: Rule = (facts) => {
  const checks = checksOf(facts);
  return judged(
    checks,
    about(
      'rate_center_not_covered',
      checks.filter((check) => check.verdict === 'no' && noRateCenter(check)),
    ),
  );
};

const severalRule: Rule = (facts) => {
  const checks = checksOf(facts);
  const btns = new Set(checks.flatMap(({ btn }) => (btn === undefined ? [] : [btn])));
  const carriers = new Set(
    checks.flatMap(({ losingCarrier }) => (losingCarrier === undefined ? [] : [losingCarrier])),
  );
  const problems: PreProblem[] = [
    ...(btns.size > 1 ? [{ field: 'btn' as const, why: 'several_btns' as const, numbers: [...btns] }] : []),
    ...(carriers.size > 1 ? [{ field: 'numbers' as const, why: 'several_carriers' as const }] : []),
  ];
  const told = checks.length > 0 && checks.every(({ btn }) => btn !== undefined);
  return told ? { problems, otherwise: 'ok' } : { problems };
};

/** Our own open orders; what else the carrier has open on the account, only the carrier knows. */
const openOrderRule: Rule = (facts) => {
  const open = (facts.openOrders ?? []).filter(isOpenPort);
  const holder = new Map(open.flatMap(({ id, numbers }) => numbers.map((number) => [number, id] as const)));
  const byOrder = new Map<string, string[]>();
  for (const { number, verdict, orderId } of checksOf(facts)) {
    const its = holder.get(number) ?? (verdict === 'in_progress' ? (orderId ?? '') : undefined);
    if (its !== undefined) byOrder.set(its, [...(byOrder.get(its) ?? []), number]);
  }
  const held = [...byOrder].map(([orderId, numbers]): PreProblem => {
    const problem = { field: 'numbers' as const, why: 'number_in_order' as const, numbers };
    return orderId === '' ? problem : { ...problem, orderId };
  });
  const { btn } = facts.account;
  const account = open.find(({ id, port }) => btn !== undefined && port?.btn === btn && !byOrder.has(id));
  const same = account ? [{ field: 'btn' as const, why: 'btn_in_order' as const, orderId: account.id }] : [];
  return { problems: [...held, ...same] };
};

function newBtnWhy(newBtn: string, btn: string, facts: PreCheckFacts): PreCheckWhy | undefined {
  if (newBtn === btn) return 'new_btn_old';
  if (facts.numbers.includes(newBtn) || facts.alsoLeaving?.includes(newBtn)) return 'new_btn_ported';
  const country = numberCountry(newBtn) ?? facts.place.country;
  return country === facts.place.country && looksLikeNumber(newBtn, country)
    ? undefined
    : 'new_btn_not_a_number';
}

function mainBtnWhy(btn: string, facts: PreCheckFacts): PreCheckWhy | undefined {
  const { scope } = facts;
  if (!scope) return 'main_btn_scope';
  if (scope.kind === 'full' || scope.remaining === 'disconnect') return undefined;
  if (scope.remaining === undefined) return 'main_btn_scope';
  return scope.newBtn === undefined ? 'main_btn_new' : newBtnWhy(scope.newBtn, btn, facts);
}

const mainBtnRule: Rule = (facts) => {
  const { btn } = facts.account;
  if (btn === undefined || btn === '') return { problems: [], otherwise: 'cannot_check' };
  const why = facts.numbers.includes(btn) ? mainBtnWhy(btn, facts) : undefined;
  return { problems: why ? [{ field: 'btn', why }] : [] };
};

/** What the portability check, our own orders and the interview say about the numbers. */
export const numberRules = {
  tn_not_portable: portableRule,
  tn_special_feature: featureRule,
  rate_center_not_supported: rateCenterRule,
  multiple_btns: severalRule,
  pending_order: openOrderRule,
  pending_main_btn: mainBtnRule,
} satisfies Record<string, Rule>;

import { whyPorting, type PortingPolicyId } from '../../reference/policies-porting.js';
import type { Ctx } from '../engine/flow.js';

/** The rule of porting behind what is asked or refused. */
export const rule = (id: PortingPolicyId, ctx: Ctx): string => whyPorting(id, ctx.locale);

export const rules = (ids: readonly PortingPolicyId[], ctx: Ctx): { readonly line: string }[] =>
  ids.map((id) => ({ line: rule(id, ctx) }));

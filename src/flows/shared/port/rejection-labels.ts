import type { RejectionReason } from '../../../orders/port/port-order.js';
import { rejectionTexts } from '../../../reference/rejections.js';
import type { Ctx } from '../../engine/flow.js';

/** The reasons by their names, joined. */
export const rejectionLabels = (
  reasons: readonly Pick<RejectionReason, 'code'>[],
  { locale }: Pick<Ctx, 'locale'>,
  between = ', ',
): string => reasons.map(({ code }) => rejectionTexts(code, locale).label).join(between);

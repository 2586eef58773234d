import data from '../../../reference/ordering-variants.json' with { type: 'json' };
import type { Country } from '../../../reference/countries.js';
import type { OrderingVariant } from '../../provider.js';

/**
 * The source names only two countries with self-service, and says nothing of the others (calling-plan-facts.md, head).
 * CALLING_SELF_SERVICE_COUNTRIES counts in place of the table.
 *
 * To check: Control Hub, Numbers, Add numbers, for a location of the country. "Order new numbers" with a search is
 * self-service (A); a form that asks for a quantity is not (B).
 */
export const variantOf = (
  country: Country,
  selfService: readonly Country[] = data.selfService,
): OrderingVariant => (selfService.includes(country) ? 'A' : 'B');

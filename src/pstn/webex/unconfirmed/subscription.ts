import type { Subscription } from '../../provider.js';
import { sameId } from '../ids.js';

/**
 * No public call tells a paid subscription from a trial; only a partner's tags do (webex-api.md 1.3 and 2.3). So it is
 * paid unless CALLING_TRIAL_ORGS names the organisation: then the limits of a trial hold, which Webex would enforce in any case.
 *
 * To check: Control Hub, Account, Subscriptions shows which it is.
 */
export const subscriptionOf = (organizationId: string, trials: readonly string[]): Subscription =>
  trials.some((id) => sameId(id, organizationId)) ? 'trial' : 'paid';

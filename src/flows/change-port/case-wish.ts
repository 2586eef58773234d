import type { Location } from '../../pstn/provider.js';
import { wishText } from '../shared/port/days.js';
import type { CaseAbout } from '../shared/port/pts-case.js';
import type { Data } from './data.js';

/** What PTS is asked for, in English, with the date that is wished. */
export function caseWish(
  { what = 'pts', wish }: Data,
  { timeZone }: Location,
): Pick<CaseAbout, 'wish' | 'values'> {
  if (wish === undefined) return { wish: what === 'new_date' ? 'new_date_open' : what };
  const values = { date: wishText(wish, timeZone, 'en') };
  return { wish: what === 'expedite' ? 'expedite_to' : what, values };
}

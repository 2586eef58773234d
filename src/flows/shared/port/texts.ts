import type { Messages } from '../../../cards/texts.js';
import type { Locale } from '../../../locale.js';
import { withSharedTexts } from '../texts.js';
import en from './locales/en.json' with { type: 'json' };
import nb from './locales/nb.json' with { type: 'json' };

const isSection = (value: string | Messages | undefined): value is Messages => typeof value === 'object';

export const over = (shared: Messages, own: Messages): Messages => ({
  ...shared,
  ...Object.fromEntries(
    Object.entries(own).map(([key, value]) => {
      const there = shared[key];
      return [key, isSection(value) && isSection(there) ? over(there, value) : value];
    }),
  ),
});

/** A flow's own texts over those the flows of ports share, over those all flows share. */
export const withPortTexts = (own: Record<Locale, Messages>): Record<Locale, Messages> =>
  withSharedTexts({ en: over(en, own.en), nb: over(nb, own.nb) });

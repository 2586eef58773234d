import type { Messages } from '../../cards/texts.js';
import type { Locale } from '../../locale.js';
import en from './locales/en.json' with { type: 'json' };
import nb from './locales/nb.json' with { type: 'json' };

const isSection = (value: string | Messages | undefined): value is Messages => typeof value === 'object';

function merge(shared: Messages, own: Messages): Messages {
  const sections = Object.entries(own).map(([key, value]) => {
    const there = shared[key];
    return [key, isSection(value) && isSection(there) ? merge(there, value) : value] as const;
  });
  return { ...shared, ...Object.fromEntries(sections) };
}

/** A flow's own texts over those all flows share; where both have a key, the flow's own text counts. */
export const withSharedTexts = (own: Record<Locale, Messages>): Record<Locale, Messages> => ({
  en: merge(en, own.en),
  nb: merge(nb, own.nb),
});

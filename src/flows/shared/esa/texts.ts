import type { Messages } from '../../../cards/texts.js';
import type { Locale } from '../../../locale.js';
import { over } from '../port/texts.js';
import { withSharedTexts } from '../texts.js';
import en from './locales/en.json' with { type: 'json' };
import nb from './locales/nb.json' with { type: 'json' };

/** A flow's own texts over those of emergency addresses, over those all flows share. */
export const withEsaTexts = (own: Record<Locale, Messages>): Record<Locale, Messages> =>
  withSharedTexts({ en: over(en, own.en), nb: over(nb, own.nb) });

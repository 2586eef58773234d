import { z } from 'zod';
import type { Locale } from '../../locale.js';
import namesData from './names.json' with { type: 'json' };
import en from './questions.en.json' with { type: 'json' };
import nb from './questions.nb.json' with { type: 'json' };
import templatesData from './templates.json' with { type: 'json' };

const lists = z.record(z.string(), z.array(z.string().min(1)));
const questions = { en: lists.parse(en), nb: lists.parse(nb) } as const;
const both = z.record(z.string(), z.strictObject({ en: z.array(z.string()), nb: z.array(z.string()) }));
/** What a fact is called, to be filled into the patterns of its kind. */
const names = both.parse(namesData);
const templates = both.parse(templatesData);

/** Ids of the rows of `policies` and `policies-silent`, in the order the classifier numbers them. */
export const policyLabels: readonly string[] = Object.keys(questions.en);

/** `term.BTN` has the patterns of `term`, `desk_tac` those of `desk`; the LOA is a term. */
const kindOf = (label: string): string => (label === 'loa' ? 'term' : (label.split(/[._]/)[0] ?? ''));

const named = (label: string, locale: Locale): readonly string[] =>
  (names[label]?.[locale] ?? []).flatMap((name) =>
    (templates[kindOf(label)]?.[locale] ?? []).map((pattern) => pattern.replace('{name}', name)),
  );

export interface PolicyQuestion {
  readonly text: string;
  readonly locale: Locale;
  /** Position in `policyLabels`. */
  readonly label: number;
}

/** All that is learned from, in an order that never changes. */
export const policyQuestions = (): readonly PolicyQuestion[] =>
  policyLabels.flatMap((id, label) =>
    (['en', 'nb'] as const).flatMap((locale) =>
      [...(questions[locale][id] ?? []), ...named(id, locale)].map((text) => ({ text, locale, label })),
    ),
  );

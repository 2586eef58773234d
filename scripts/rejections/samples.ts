import { carrierCodes } from '../../src/language/rejections/carrier-codes.js';
import { featuresOf } from '../../src/language/rejections/features.js';
import { rejectionIds, type RejectionId } from '../../src/reference/rejections.js';
import en from '../../src/language/rejections/phrases.en.json' with { type: 'json' };
import nb from '../../src/language/rejections/phrases.nb.json' with { type: 'json' };
import wrappings from '../../src/language/rejections/wrappings.json' with { type: 'json' };

export interface Sample {
  readonly features: readonly string[];
  readonly label: number;
  /** Samples of one group are versions of one phrase: all are held out together or none is. */
  readonly group: number;
}

const phrases = { en, nb } as const;

/** Every phrase as it is and once inside a mail, so that greetings and signatures come to weigh nothing. */
const versionsOf = (text: string, locale: 'en' | 'nb', at: number): readonly string[] => {
  const { openings, closings } = wrappings[locale];
  const opening = openings[at % openings.length] ?? '';
  const closing = closings[(at * 7 + 3) % closings.length] ?? '';
  return [text, `${opening}\n\n${text}\n\n${closing}`];
};

const textsOf = (id: RejectionId, offset: number): readonly (readonly string[])[] => {
  const written = (['en', 'nb'] as const).flatMap((locale) =>
    phrases[locale][id].map((text, at) => versionsOf(text, locale, at + offset)),
  );
  const coded = carrierCodes
    .filter(({ reasons }) => reasons[0] === id)
    .map(({ code }) => [code, `Reject code ${code}`]);
  return [...written, ...coded];
};

/** All that the classifier learns from, in an order that never changes. */
export const samples = (): readonly Sample[] =>
  rejectionIds
    .flatMap((id, label) => textsOf(id, label * 13).map((versions) => ({ label, versions })))
    .flatMap(({ label, versions }, group) =>
      versions.map((text) => ({ features: [...featuresOf(text)].sort(), label, group })),
    );

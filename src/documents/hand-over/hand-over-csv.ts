import { csvOf } from '../export/csv.js';
import type { HandOverSheet } from './hand-over-sheet.js';

/** One row an entry, one a number where there are several: to be copied from, in the order of the pages. */
export const handOverCsv = ({ pages, headings, locale }: HandOverSheet): string =>
  csvOf(
    [
      [headings.page, headings.entry, headings.value],
      ...pages.flatMap(({ title, entries }, index) =>
        entries.flatMap(({ label, values }) =>
          (values.length === 0 ? [''] : values).map((value) => [`${index + 1}. ${title}`, label, value]),
        ),
      ),
    ],
    locale,
  );

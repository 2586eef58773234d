import { z } from 'zod';
import type { Locale } from '../locale.js';
import data from './control-hub-pages.json' with { type: 'json' };
import en from './control-hub-pages.en.json' with { type: 'json' };
import nb from './control-hub-pages.nb.json' with { type: 'json' };

/** What is typed into Control Hub, page by page. */
const hubFormIds = ['new', 'request', 'portA', 'portB', 'correction', 'change', 'cancellation'] as const;
export type HubFormId = (typeof hubFormIds)[number];

const schema = z.array(
  z.strictObject({
    id: z.enum(hubFormIds),
    source: z.string().min(1),
    /** In the order of Control Hub; an entry without a value of its own is something to press or look at. */
    pages: z.array(z.strictObject({ id: z.string(), entries: z.array(z.string()) })),
  }),
);
const texts = z.strictObject({
  pages: z.record(z.string(), z.string()),
  entries: z.record(z.string(), z.string()),
});

const hubForms = schema.parse(data);
const hubTextTables = { en: texts.parse(en), nb: texts.parse(nb) } as const;
export type HubPage = (typeof hubForms)[number]['pages'][number];

export const hubPages = (id: HubFormId): readonly HubPage[] =>
  hubForms.find((form) => form.id === id)?.pages ?? [];

export const hubPageTitle = (id: string, locale: Locale): string => hubTextTables[locale].pages[id] ?? id;
export const hubEntryLabel = (id: string, locale: Locale): string => hubTextTables[locale].entries[id] ?? id;

export const controlHubUrl = 'https://admin.webex.com';

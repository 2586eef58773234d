import { describe, expect, test } from 'vitest';
import { locales, type Locale } from '../../src/locale.js';
import en from '../../src/sandbox/page/public/locales/en.json' with { type: 'json' };
import nb from '../../src/sandbox/page/public/locales/nb.json' with { type: 'json' };
import { useStage } from './stage.js';

const stage = useStage();

const mine = { en: /Your orders \(/, nb: /Bestillingene dine \(/ };
const ours = (customer: string) => ({
  en: new RegExp(`Orders of ${customer} \\(`),
  nb: new RegExp(`Bestillinger for ${customer} \\(`),
});
const menu = { en: /This is what I can do for you/, nb: /Dette kan jeg gjøre for deg/ };
const noAccess = { en: /I find no customer here/, nb: /Jeg finner ingen kunde her/ };
const list = (where: string, count: number) => ({
  en: new RegExp(`Available numbers in ${where}[^]*\\*\\*${count} · `),
  nb: new RegExp(`Ledige numre i ${where}[^]*\\*\\*${count} · `),
});
const blockPlace = { en: /Which location is the block for\?/, nb: /Hvilket sted skal ha blokken\?/ };
const request = (place: string, count: number) => ({
  en: new RegExp(`New numbers for ${place}[^]*\\*\\*${count}\\*\\*`),
  nb: new RegExp(`Nye numre til ${place}[^]*\\*\\*${count}\\*\\*`),
});

/** What each example of the chat page leads to, for the person it is shown to. */
const outcomes: Record<string, Record<Locale, RegExp>> = {
  'alice.morgan.1': list('713 \\(Texas\\)', 5),
  'alice.morgan.2': blockPlace,
  'alice.morgan.3': mine,
  'sam.reed.1': noAccess,
  'sam.reed.2': menu,
  'sam.reed.3': noAccess,
  'noor.haddad.1': ours('Harbor & Pine'),
  'noor.haddad.2': { en: /Your role there is read access/, nb: /Din rolle der er lesetilgang/ },
  'noor.haddad.3': menu,
  'dana.cole.1': { en: /at most 10 new numbers/, nb: /høyst 10 nye numre/ },
  'dana.cole.2': { en: /Blocks need a paid subscription/, nb: /Blokker krever betalt abonnement/ },
  'dana.cole.3': list('512 \\(Texas\\)', 2),
  'ingrid.solberg.1': request('Oslo', 5),
  'ingrid.solberg.2': ours('Fjordlys AS'),
  'ingrid.solberg.3': { en: /How many: 20[^]*National/, nb: /Antall: 20[^]*Nasjonal/ },
  'james.hart.1': request('London', 3),
  'james.hart.2': ours('Fjordlys AS'),
  'james.hart.3': { en: /Blocks cannot be ordered for London/, nb: /Blokker kan ikke bestilles til London/ },
  'per.lund.1': request('Oslo', 2),
  'per.lund.2': ours('Harbor & Pine'),
  'per.lund.3': menu,
  'priya.shah.1': list('Houston \\(Texas\\)', 4),
  'priya.shah.2': blockPlace,
  'priya.shah.3': mine,
  'anyone.1': { en: /Which location are the numbers for\?/, nb: /Hvilket sted skal ha numrene\?/ },
  'anyone.2': mine,
  'anyone.3': menu,
};

const examplesIn = (texts: Readonly<Record<string, string>>): [key: string, text: string][] =>
  Object.entries(texts)
    .filter(([key]) => /^example\..+\.\d$/.test(key))
    .map(([key, text]) => [key.replace('example.', ''), text]);
const pages = { en: examplesIn(en), nb: examplesIn(nb) };

describe.each(locales)('the examples of the chat page in %s', (locale) => {
  test('are all followed here', () => {
    expect(pages[locale].map(([key]) => key).sort()).toEqual(Object.keys(outcomes).sort());
  });

  test.each(pages[locale])('%s: “%s”', async (key, text) => {
    const [name = ''] = key.split('.');
    const talk = stage.talk(name === 'anyone' ? 'alice' : name);
    const { markdown, buttons } = await talk.say(text);
    expect(markdown).toMatch(outcomes[key]?.[locale] ?? /never/);
    const cancel = locale === 'en' ? 'Cancel' : 'Avbryt';
    if (buttons.includes(cancel)) await talk.press(cancel);
  });
});

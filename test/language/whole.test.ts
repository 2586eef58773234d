import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { routedBy } from '../../src/language/routed.js';
import { labelRows, type RoutingLabel } from '../../src/language/routing/labels.js';
import { readRouting } from '../../src/language/routing/read-routing.js';
import { understand } from '../../src/language/understand.js';
import type { Intent } from '../../src/language/understanding.js';

interface Row {
  readonly text: string;
  readonly label: RoutingLabel;
}

/** What the bot begins with a message, from its words or from the whole of it. */
const begun = (text: string): Intent | undefined =>
  understand(text).intent ?? routedBy(readRouting(text))?.intent;

const alike: Readonly<Partial<Record<Intent, readonly Intent[]>>> = {
  order_numbers: ['request_numbers'],
  order_status: ['follow', 'export_order'],
  fix_order: ['change_order'],
  home: ['greeting', 'thanks', 'drafts'],
};

function isRight({ text, label }: Row): boolean {
  const intent = begun(text);
  const { intent: wanted = 'home' } = labelRows[label];
  return (intent ?? 'home') === wanted || (intent !== undefined && alike[wanted]?.includes(intent) === true);
}

describe('what a message begins', () => {
  it.each<[string, Intent]>([
    ['kunden klager på fakturaen, beløpet er feil', 'route_support'],
    ['vi hører kunden men kunden hører ikke oss', 'route_support'],
    ['noen av numrene er visst inaktive sier feilen, porten gikk ikke. hva gjør jeg med dem', 'fix_order'],
    ['we want to go down from 50 outbound plans to 35 at renewal', 'route_support'],
    // Words that are called by their name stand.
    ['please cancel my order', 'order_status'],
    ['telefonnummer til PTS', 'route_support'],
    ['5 numbers in 713 for Houston', 'order_numbers'],
  ])('%s → %s', (text, intent) => expect(begun(text)).toBe(intent));

  it('is right for more than four of five messages that were never learned from', () => {
    const lines = readFileSync('test/language/routing/validation.jsonl', 'utf8').trim().split('\n');
    const rows = lines.map((line) => JSON.parse(line) as Row);
    // A question about the rules is answered, which the labels do not know.
    const deeds = rows.filter(({ text }) => understand(text).intent !== 'ask_policy');
    expect(deeds.length).toBeGreaterThan(150);
    expect(deeds.filter(isRight).length / deeds.length).toBeGreaterThan(0.8);
  });
});

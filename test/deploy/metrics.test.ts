import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createMetrics } from '../../src/ops/metrics.js';

const { registry } = createMetrics();

/** Labels of every series a scrape can hold, by its name. */
const series = new Map<string, readonly string[]>();
for (const metric of registry.getMetricsAsArray()) {
  // The types of the library leave out the labels, which every metric has.
  const { name, labelNames = [] } = metric as typeof metric & { labelNames?: string[] };
  series.set(name, labelNames);
  if (String(metric.type) !== 'histogram') continue;
  for (const part of ['bucket', 'sum', 'count']) series.set(`${name}_${part}`, [...labelNames, 'le']);
}
/** Prometheus adds these to every series it scrapes. */
const fromPrometheus = ['job', 'instance'];

interface Named {
  readonly metric: string;
  readonly labels: readonly string[];
}

/** Each `metric{label="value"}` of an expression. */
function namedIn(expression: string): readonly Named[] {
  const found = expression.matchAll(/\b((?:switchboard|process|nodejs)_\w+)(?:\{([^}]*)\})?/g);
  return [...found].map(([, metric = '', labels = '']) => ({
    metric,
    labels: labels === '' ? [] : labels.split(/,\s*/).map((one) => one.split(/[=!]/)[0] ?? ''),
  }));
}

/** Labels that are grouped by, of all metrics of the expression together. */
const groupedIn = (expression: string): readonly string[] =>
  [...expression.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, list = '']) => list.split(/,\s*/));

interface Dashboard {
  readonly panels: readonly {
    readonly title: string;
    readonly targets: readonly { readonly expr: string }[];
  }[];
}
const dashboard = JSON.parse(readFileSync('deploy/grafana-dashboard.json', 'utf8')) as Dashboard;
const alerts = readFileSync('deploy/alerts.yml', 'utf8');

const expressions = [
  ...dashboard.panels.flatMap(({ title, targets }) => targets.map(({ expr }) => ({ where: title, expr }))),
  ...alerts.split(/^ +- alert: /m).flatMap((rule) => {
    const [where = ''] = rule.split('\n');
    const expr = /^ +expr: (?:>-\n)?([^]*?)\n +(?:for|labels):/m.exec(rule)?.[1];
    return expr === undefined ? [] : [{ where, expr }];
  }),
];

test('there are as many expressions as alerts and panels', () => {
  expect(expressions.length).toBeGreaterThan((alerts.match(/- alert:/g) ?? []).length + 15);
});

test.each(expressions)('$where names metrics and labels that there are', ({ expr }) => {
  const named = namedIn(expr);
  if (!/^up\b/.test(expr)) expect(named).not.toEqual([]);
  const known = [...fromPrometheus, ...named.flatMap(({ metric }) => series.get(metric) ?? [])];
  for (const { metric, labels } of named) {
    expect([...series.keys()], expr).toContain(metric);
    for (const label of labels) expect([...fromPrometheus, ...(series.get(metric) ?? [])]).toContain(label);
  }
  for (const label of groupedIn(expr)) expect(known, expr).toContain(label);
});

test('every metric of ours is looked at by a panel or an alert', () => {
  const looked = expressions.map(({ expr }) => expr).join('\n');
  for (const { name } of registry.getMetricsAsArray().filter((one) => one.name.startsWith('switchboard_')))
    expect(looked, name).toContain(name);
});

/**
 * What Microsoft's JSON schema of Adaptive Cards 1.3.0 allows (microsoft/AdaptiveCards, schemas/1.3.0/adaptive-card.json),
 * written down as a table for the elements that Webex shows, and turned into a JSON schema again. No npm
 * package carries the original. Nothing that is not in the table is allowed: `additionalProperties` is false there too.
 */
type Rule = object;

const string: Rule = { type: 'string' };
const boolean: Rule = { type: 'boolean' };
const number: Rule = { type: 'number' };
const words = (...values: string[]): Rule => ({ enum: values });
const listOf = (rule: Rule): Rule => ({ type: 'array', items: rule });
const ref = (name: string): Rule => ({ $ref: `#/definitions/${name}` });

const spacing = words('default', 'none', 'small', 'medium', 'large', 'extraLarge', 'padding');
const toggleable = { id: string, isVisible: boolean, requires: { type: 'object' } };
const element = { ...toggleable, height: words('auto', 'stretch'), separator: boolean, spacing };
const input = { ...element, errorMessage: string, isRequired: boolean, label: string };
const action = {
  title: string,
  iconUrl: string,
  style: words('default', 'positive', 'destructive'),
  requires: { type: 'object' },
};
const containerStyle = words('default', 'emphasis', 'good', 'attention', 'warning', 'accent');
const horizontal = words('left', 'center', 'right');
const vertical = words('top', 'center', 'bottom');
const colour = words('default', 'dark', 'light', 'accent', 'good', 'warning', 'attention');
const box = { style: containerStyle, bleed: boolean, minHeight: string };

interface Definition {
  readonly properties: Readonly<Record<string, Rule>>;
  readonly required?: readonly string[];
}

const definitions: Readonly<Record<string, Definition>> = {
  AdaptiveCard: {
    properties: {
      version: string,
      body: listOf(ref('element')),
      actions: listOf(ref('action')),
      fallbackText: string,
      minHeight: string,
      speak: string,
      lang: string,
      verticalContentAlignment: vertical,
      $schema: string,
    },
  },
  TextBlock: {
    properties: {
      ...element,
      text: string,
      color: colour,
      fontType: words('default', 'monospace'),
      horizontalAlignment: horizontal,
      isSubtle: boolean,
      maxLines: number,
      size: words('default', 'small', 'medium', 'large', 'extraLarge'),
      weight: words('default', 'lighter', 'bolder'),
      wrap: boolean,
    },
    required: ['text'],
  },
  FactSet: { properties: { ...element, facts: listOf(ref('Fact')) }, required: ['facts'] },
  Container: {
    properties: { ...element, ...box, items: listOf(ref('element')), verticalContentAlignment: vertical },
    required: ['items'],
  },
  ColumnSet: {
    properties: { ...element, ...box, columns: listOf(ref('Column')), horizontalAlignment: horizontal },
  },
  ActionSet: { properties: { ...element, actions: listOf(ref('action')) }, required: ['actions'] },
  'Input.Text': {
    properties: {
      ...input,
      isMultiline: boolean,
      maxLength: number,
      placeholder: string,
      regex: string,
      style: words('text', 'tel', 'url', 'email'),
      value: string,
    },
    required: ['id'],
  },
  'Input.Number': {
    properties: { ...input, max: number, min: number, placeholder: string, value: number },
    required: ['id'],
  },
  'Input.Date': {
    properties: { ...input, max: string, min: string, placeholder: string, value: string },
    required: ['id'],
  },
  'Input.Time': {
    properties: { ...input, max: string, min: string, placeholder: string, value: string },
    required: ['id'],
  },
  'Input.Toggle': {
    properties: { ...input, title: string, value: string, valueOff: string, valueOn: string, wrap: boolean },
    required: ['id', 'title'],
  },
  'Input.ChoiceSet': {
    properties: {
      ...input,
      choices: listOf(ref('Input.Choice')),
      isMultiSelect: boolean,
      style: words('compact', 'expanded'),
      value: string,
      placeholder: string,
      wrap: boolean,
    },
    required: ['id', 'choices'],
  },
  'Action.Submit': { properties: { ...action, data: { type: ['string', 'object'] } } },
  'Action.OpenUrl': {
    properties: { ...action, url: { type: 'string', format: 'uri-reference' } },
    required: ['url'],
  },
};

/** Parts that need not name their type. */
const parts: Readonly<Record<string, Definition>> = {
  Fact: { properties: { title: string, value: string }, required: ['title', 'value'] },
  'Input.Choice': { properties: { title: string, value: string }, required: ['title', 'value'] },
  Column: {
    properties: {
      ...toggleable,
      ...box,
      separator: boolean,
      spacing,
      items: listOf(ref('element')),
      verticalContentAlignment: vertical,
      width: { type: ['string', 'number'] },
    },
  },
};

const build = (name: string, { properties, required = [] }: Definition, typed: boolean): Rule => ({
  type: 'object',
  properties: { type: { const: name }, ...properties },
  required: typed ? ['type', ...required] : required,
  additionalProperties: false,
});

const isAction = (name: string): boolean => name.startsWith('Action.');
const names = Object.keys(definitions).filter((name) => name !== 'AdaptiveCard');

export const officialSchema = {
  ...ref('AdaptiveCard'),
  definitions: {
    ...Object.fromEntries(Object.entries(definitions).map(([name, rule]) => [name, build(name, rule, true)])),
    ...Object.fromEntries(Object.entries(parts).map(([name, rule]) => [name, build(name, rule, false)])),
    element: { anyOf: names.filter((name) => !isAction(name)).map(ref) },
    action: { anyOf: names.filter(isAction).map(ref) },
  },
};

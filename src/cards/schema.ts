/** The subset of Adaptive Cards 1.3 that Switchboard uses; strict, so that nothing else slips in. */
import { z } from 'zod';

const spacing = z.enum(['none', 'small', 'default', 'medium', 'large', 'padding']).optional();
const base = { spacing, separator: z.boolean().optional(), id: z.string().min(1).optional() };
const colour = z.enum(['default', 'dark', 'light', 'accent', 'good', 'warning', 'attention']).optional();

const textBlock = z.strictObject({
  type: z.literal('TextBlock'),
  ...base,
  text: z.string().min(1),
  wrap: z.literal(true),
  size: z.enum(['small', 'default', 'medium', 'large']).optional(),
  weight: z.enum(['lighter', 'default', 'bolder']).optional(),
  color: colour,
  isSubtle: z.boolean().optional(),
  horizontalAlignment: z.enum(['left', 'center', 'right']).optional(),
});

const factSet = z.strictObject({
  type: z.literal('FactSet'),
  ...base,
  facts: z.array(z.strictObject({ title: z.string().min(1), value: z.string().min(1) })).min(1),
});

/**
 * Nothing a client checks before it sends (`isRequired`, `regex`): card 1.3 has no button that sends all the
 * same, so "back" and "cancel" would be held back too. Steps check, and say what is wrong.
 */
const labelled = {
  spacing,
  separator: z.boolean().optional(),
  id: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
  label: z.string().min(1),
};

const inputText = z.strictObject({
  type: z.literal('Input.Text'),
  ...labelled,
  value: z.string().optional(),
  placeholder: z.string().optional(),
  isMultiline: z.boolean().optional(),
  maxLength: z.number().int().positive(),
  style: z.enum(['text', 'tel', 'email', 'url']).optional(),
});

/** No `min` or `max`: Microsoft's renderer takes an empty field for out of range, and would hold back "back" and "cancel". */
const inputNumber = z.strictObject({
  type: z.literal('Input.Number'),
  ...labelled,
  value: z.number().optional(),
  placeholder: z.string().optional(),
});

const inputDate = z.strictObject({
  type: z.literal('Input.Date'),
  ...labelled,
  value: z.string().optional(),
  min: z.string().optional(),
  max: z.string().optional(),
});

const inputTime = z.strictObject({
  type: z.literal('Input.Time'),
  ...labelled,
  value: z.string().optional(),
});

const inputToggle = z.strictObject({
  type: z.literal('Input.Toggle'),
  ...labelled,
  label: z.string().min(1).optional(),
  title: z.string().min(1),
  value: z.string().optional(),
  wrap: z.literal(true),
});

/** Chosen values come back joined by commas, so no value may hold one. */
const choice = z.strictObject({ title: z.string().min(1), value: z.string().regex(/^[^,]+$/) });

const inputChoiceSet = z.strictObject({
  type: z.literal('Input.ChoiceSet'),
  ...labelled,
  choices: z.array(choice).min(1).max(100),
  value: z.string().optional(),
  isMultiSelect: z.boolean().optional(),
  style: z.enum(['compact', 'expanded']).optional(),
  wrap: z.boolean().optional(),
  placeholder: z.string().optional(),
});

const column = z.strictObject({
  type: z.literal('Column'),
  ...base,
  width: z.union([z.enum(['auto', 'stretch']), z.number()]).optional(),
  get items() {
    return z.array(element).min(1);
  },
});

const columnSet = z.strictObject({ type: z.literal('ColumnSet'), ...base, columns: z.array(column).min(1) });

const container = z.strictObject({
  type: z.literal('Container'),
  ...base,
  style: z.enum(['default', 'emphasis', 'good', 'attention', 'warning', 'accent']).optional(),
  get items() {
    return z.array(element).min(1);
  },
});

const element: z.ZodType = z.discriminatedUnion('type', [
  textBlock,
  factSet,
  inputText,
  inputNumber,
  inputDate,
  inputTime,
  inputToggle,
  inputChoiceSet,
  columnSet,
  container,
]);

const style = z.enum(['default', 'positive', 'destructive']).optional();

const submit = z.strictObject({
  type: z.literal('Action.Submit'),
  title: z.string().min(1).max(40),
  data: z.record(z.string(), z.string()),
  style,
});

const openUrl = z.strictObject({
  type: z.literal('Action.OpenUrl'),
  title: z.string().min(1).max(40),
  url: z.url(),
  style,
});

export const cardSchema = z.strictObject({
  type: z.literal('AdaptiveCard'),
  version: z.literal('1.3'),
  body: z.array(element).min(1),
  actions: z
    .array(z.discriminatedUnion('type', [submit, openUrl]))
    .max(5)
    .optional(),
});

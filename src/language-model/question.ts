/** What is asked of a language model, and what counts as an answer. */
import { z } from 'zod';
import { filledSchema } from '../language/filled-entities.js';
import { labelRows, routingLabels } from '../language/routing/labels.js';
import instructions from './instructions.json' with { type: 'json' };

/** Anything else is no answer: an unknown label, an unknown entity, or words beside the JSON. */
export const answerSchema = z.object({ label: z.enum(routingLabels), entities: filledSchema.nullish() });
export type ModelAnswer = z.infer<typeof answerSchema>;

const completion = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
});

const labels = routingLabels.map((label) => `${label}: ${labelRows[label].belongs}`);
const system = [...instructions.task, ...labels].join('\n');
const responseFormat = {
  type: 'json_schema',
  json_schema: { name: 'routing', schema: z.toJSONSchema(answerSchema) },
};
/** An answer is about 20 tokens; whoever says more has not understood. */
const mostTokens = 200;

/** Begin and end of a paste say what is wanted. */
const longestEnd = 2000;
const cut = (text: string): string =>
  text.length <= 2 * longestEnd ? text : `${text.slice(0, longestEnd)}\n${text.slice(-longestEnd)}`;

/** Body of the request for a text that is masked already. */
export const questionFor = (model: string, masked: string): string =>
  JSON.stringify({
    model,
    temperature: 0,
    max_tokens: mostTokens,
    response_format: responseFormat,
    messages: [
      { role: 'system', content: system },
      { role: 'user', content: cut(masked) },
    ],
  });

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Undefined when the body of the response holds no answer. */
export function readAnswer(body: string): ModelAnswer | undefined {
  const [choice] = completion.safeParse(parse(body)).data?.choices ?? [];
  return choice && answerSchema.safeParse(parse(choice.message.content)).data;
}

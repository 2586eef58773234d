import { readPolicy } from '../../language/policy/read-policy.js';
import { defineFlow, type Opening } from '../engine/flow.js';
import { withSharedTexts } from '../shared/texts.js';
import { answerStep } from './answer-step.js';
import { askStep } from './ask-step.js';
import { dataSchema, longestQuestion, type Data } from './data.js';
import en from './locales/en.json' with { type: 'json' };
import nb from './locales/nb.json' with { type: 'json' };

function begin({ seed, said }: Opening): Data {
  if (said !== undefined) return { question: said.text.slice(0, longestQuestion) };
  return dataSchema.catch({}).parse(seed);
}

/** Answers questions about the rules of the Cisco Calling Plan, from the rows of the fact sheet alone. */
export default defineFlow<Data>({
  id: 'ask-policy',
  version: 1,
  data: dataSchema,
  texts: withSharedTexts({ en, nb }),
  intents: ['ask_policy'],
  question: true,
  rank: 80,
  offers: () => true,
  begin,
  warmUp: () => void readPolicy('warm up'),
  next: (data) => ({ step: data.question === undefined ? 'ask' : 'answer', data }),
  steps: { ask: askStep, answer: answerStep },
});

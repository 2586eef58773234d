import { defineFlow, type Ctx, type Next } from '../engine/flow.js';
import { withSharedTexts } from '../shared/texts.js';
import { forgetStep, remindStep } from './ask-steps.js';
import { dataSchema, type Data } from './data.js';
import { listStep } from './list-step.js';
import en from './locales/en.json' with { type: 'json' };
import nb from './locales/nb.json' with { type: 'json' };

/** A draft can be taken up or thrown away in between: then there is nothing left to ask about it. */
function next(data: Data, { kept }: Ctx): Next<Data> {
  const isThere = kept.some(({ id }) => id === data.draftId);
  return { step: isThere && data.ask !== undefined ? data.ask : 'list', data };
}

/** What the person has begun here and not finished. */
export default defineFlow<Data>({
  id: 'drafts',
  version: 1,
  data: dataSchema,
  texts: withSharedTexts({ en, nb }),
  intents: ['drafts'],
  offers: () => true,
  begin: () => ({}),
  next,
  steps: { list: listStep, remind: remindStep, forget: forgetStep },
});

import { z } from 'zod';
import { addressLine } from '../../../esa/address.js';
import { esaErrorText } from '../../../reference/esa-errors.js';
import { defineStep, type Step } from '../../engine/flow.js';
import { choiceStyle } from '../choices.js';
import { answer, retry } from '../outcomes.js';
import card from './cards/several.json' with { type: 'json' };
import type { EsaData } from './data.js';

const input = z.object({ which: z.string().default('') });
const mostShown = 20;

/** More than one address fits: which one is not ours to guess. */
export const severalStep: Step<EsaData> = defineStep<EsaData, typeof input>({
  card,
  input,
  ready: ({ lookup }) => (lookup?.suggestions.length ?? 0) > 1,
  view({ entered, lookup }, ctx) {
    const rows = (lookup?.suggestions ?? [])
      .slice(0, mostShown)
      .map(({ address }, at) => ({ id: String(at), name: addressLine(address) }));
    return {
      entered: entered === undefined ? '' : addressLine(entered),
      todo: esaErrorText('several', ctx.locale).todo,
      rows,
      which: '',
      style: choiceStyle(rows),
    };
  },
  actions: {
    choose({ which }, { lookup }) {
      const chosen = Number(which);
      const exists = which !== '' && lookup?.suggestions[chosen] !== undefined;
      return exists ? answer<EsaData>({ chosen }) : retry('several.none');
    },
    edit: () => ({ type: 'change', step: 'address' }),
  },
});

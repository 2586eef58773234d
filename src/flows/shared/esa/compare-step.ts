import { z } from 'zod';
import type { View } from '../../../cards/card.js';
import { markDifference } from '../../../documents/bill/mark-difference.js';
import { addressHash, type EsaAddress } from '../../../esa/address.js';
import { compareAddress, type ComparedField, type Lost } from '../../../esa/compare-address.js';
import { labelsOfAddress } from '../../../reference/address-formats.js';
import { esaError, esaErrorText } from '../../../reference/esa-errors.js';
import { defineStep, type Ctx, type Outcome, type Step } from '../../engine/flow.js';
import { eyebrow } from '../access.js';
import { retry } from '../outcomes.js';
import card from './cards/compare.json' with { type: 'json' };
import { openAddressStep, suggestionOf, type EsaData } from './data.js';

export interface CompareWords<D extends EsaData> {
  about(data: D, ctx: Ctx): string;
  /** What the bot knows of the address that is replaced. */
  old(data: D, ctx: Ctx): Promise<EsaAddress | undefined>;
  /** What hangs on it, a line each. */
  hangs(data: D, ctx: Ctx): Promise<readonly string[]>;
  /** Exactly the address whose button was pressed. */
  take(address: EsaAddress, data: D, ctx: Ctx): Outcome<D> | Promise<Outcome<D>>;
}

const input = z.object({});

const plain = (text: string): string => (text === '' ? '–' : markDifference(text, text).typed);

const labelOf = (field: ComparedField['field'], { country }: EsaAddress, ctx: Ctx): string =>
  labelsOfAddress(country, ctx.locale)[field] ?? '';

const differs = ({ isCorrected, isNew }: ComparedField, hasOld: boolean): boolean =>
  isCorrected || (hasOld && isNew);

/** The field with its values side by side, every difference in bold. */
function row(field: ComparedField, hasOld: boolean, corrected: boolean, address: EsaAddress, ctx: Ctx) {
  const mark = (one: string, other: string): string => (one === '' ? '–' : markDifference(one, other).typed);
  const other = corrected || !hasOld ? field.corrected : field.old;
  const before = field.isCorrected || !hasOld ? field.entered : field.old;
  const columns = [
    ...(hasOld ? [{ head: ctx.t('compare.old'), value: mark(field.old, field.corrected) }] : []),
    { head: ctx.t('compare.entered'), value: mark(field.entered, other) },
    ...(corrected ? [{ head: ctx.t('compare.corrected'), value: mark(field.corrected, before) }] : []),
  ];
  return { label: labelOf(field.field, address, ctx), columns };
}

const warning = ({ what, how, value, now }: Lost, ctx: Ctx): { text: string } => ({
  // `2. Stock` at the beginning would be read as the second item of a list.
  text: ctx.t(`compare.lost.${what}`, { how, value, now }).replace(/^(\d+)\./, '$1\\.'),
});

/** Why the provider has corrected the address, each reason once. */
function reasons(
  faults: NonNullable<ReturnType<typeof suggestionOf>>['faults'],
  ctx: Ctx,
): { text: string }[] {
  const told = faults.map((fault) => {
    const id = esaError(fault);
    const { label } = esaErrorText(id, ctx.locale);
    return id === 'other' ? `${label} ${fault.code} · ${fault.title} · ${fault.detail}` : label;
  });
  return [...new Set(told)].map((text) => ({ text }));
}

interface Choices {
  readonly entered: EsaAddress;
  readonly corrected: EsaAddress;
  readonly isLost: boolean;
}

/** The first button is what a plain yes presses: never an address that has lost the door or the house. */
function buttonsOf({ entered, corrected, isLost }: Choices, ctx: Ctx) {
  const save = (address: EsaAddress, key: string) => ({
    a: 'save',
    hash: addressHash(address),
    name: ctx.t(key),
  });
  const edit = { a: 'edit', hash: '', name: ctx.t('compare.edit') };
  if (addressHash(entered) === addressHash(corrected)) {
    const only = save(entered, 'compare.save');
    return isLost ? [edit, only] : [only, edit];
  }
  const saves = [save(corrected, 'compare.saveCorrected'), save(entered, 'compare.saveEntered')];
  return isLost ? [edit, ...saves.reverse()] : [...saves, edit];
}

async function compareView<D extends EsaData>(data: D, ctx: Ctx, words: CompareWords<D>): Promise<View> {
  const suggestion = suggestionOf(data);
  const { entered = suggestion?.address, location } = data;
  if (entered === undefined || suggestion === undefined) throw new Error('There is no address to compare');
  const old = await words.old(data, ctx);
  const { fields, lost } = compareAddress(old, entered, suggestion.address);
  const corrected = addressHash(entered) !== addressHash(suggestion.address);
  return {
    eyebrow: eyebrow(ctx, location?.customerId),
    about: words.about(data, ctx),
    state: ctx.t(corrected ? 'compare.isCorrected' : 'compare.isRight'),
    lost: lost.map((one) => warning(one, ctx)),
    reasons: reasons(suggestion.faults, ctx),
    rows: fields
      .filter((field) => differs(field, old !== undefined))
      .map((field) => row(field, old !== undefined, corrected, entered, ctx)),
    same: fields
      .filter((field) => !differs(field, old !== undefined))
      .map(({ field, corrected: value }) => ({ title: labelOf(field, entered, ctx), value: plain(value) })),
    unknown: old === undefined ? ctx.t('compare.noOld') : '',
    hangs: (await words.hangs(data, ctx)).map((text) => ({ text: plain(text) })),
    buttons: buttonsOf({ entered, corrected: suggestion.address, isLost: lost.length > 0 }, ctx),
  };
}

/** Old, entered and corrected side by side; only what stands on the card is saved, and only by its own button. */
export const compareStep = <D extends EsaData>(words: CompareWords<D>): Step<D> =>
  defineStep<D, typeof input>({
    card,
    input,
    ready: (data) => openAddressStep(data) === 'compare',
    view: (data, ctx) => compareView(data, ctx, words),
    actions: {
      save(_input, data, ctx, hash) {
        const shown = [suggestionOf(data)?.address, data.entered].filter((one) => one !== undefined);
        const address = shown.find((one) => addressHash(one) === hash);
        return address === undefined ? retry<D>('compare.notShown') : words.take(address, data, ctx);
      },
      edit: () => ({ type: 'change', step: 'address' }),
    },
  });

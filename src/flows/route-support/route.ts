import type { RoutingLabel } from '../../language/routing/labels.js';
import type { RoutingReading } from '../../language/routing/read-routing.js';
import { understand } from '../../language/understand.js';
import { deskIds, deskSubject, type DeskId } from '../../reference/desks.js';
import { subjectFor } from '../../language/desk-subjects.js';
import type { Patch } from '../engine/flow.js';
import { longestText, type Data } from './data.js';

/** The flow that does it, and the desk behind it. */
const flows: Readonly<Partial<Record<RoutingLabel, { readonly flow: string; readonly desk: DeskId }>>> = {
  'FLOW:search_numbers': { flow: 'order-numbers', desk: 'PHD' },
  'FLOW:order_block': { flow: 'order-block', desk: 'PHD' },
  'FLOW:port_numbers': { flow: 'port-numbers', desk: 'PTS' },
  'FLOW:order_status': { flow: 'order-status', desk: 'PTS' },
  'FLOW:edit_esa': { flow: 'edit-esa', desk: 'PHD' },
  'FLOW:rejection_help': { flow: 'fix-port', desk: 'PTS' },
};

/** Flows that work on one port order and stand in no menu. */
export const onPorts: readonly string[] = ['fix-port', 'change-port'];

const deskIn = (label: RoutingLabel | undefined): DeskId | undefined =>
  deskIds.find((id) => id === label) ?? (label === undefined ? undefined : flows[label]?.desk);

/** The desk it goes to; undefined while that is open, or when it is nothing of ours. */
export const deskOf = ({ desk, label }: Data): DeskId | undefined => desk ?? deskIn(label);

/** Why it is that desk, as a row of the subjects. */
export const subjectOf = (data: Data): string | undefined => {
  const desk = deskOf(data);
  return desk === undefined || data.text === undefined ? undefined : subjectFor(desk, data.text);
};

/** The flow that may settle it before any desk has to. */
export const deedOf = (data: Data): string | undefined => {
  const { label } = data;
  const own = label === undefined ? undefined : flows[label]?.flow;
  return own ?? deskSubject(subjectOf(data) ?? '')?.deed;
};

/** Below these the words say nothing of a subject; a handful of words is doubted sooner. */
const fewestShare = { few: 0.65, many: 0.45 };
const fewWords = 5;
const isNothing = (label: RoutingLabel): boolean => label === 'NONE' || label === 'FLOW:help';

/** A wish for a desk that does not say what it is about. */
export const isBare = (text: string, { label, confidence, action }: RoutingReading): boolean => {
  const isShort = text.trim().split(/\s+/).length <= fewWords;
  return isNothing(label) || (action === 'clarify' && confidence < fewestShare[isShort ? 'few' : 'many']);
};

const deedFirst = (label: RoutingLabel): number => (flows[label] === undefined ? 1 : 0);

/** What new words say; what was known of the old ones goes. */
export const heard = (text: string, { label, alternatives, action }: RoutingReading): Patch<Data> => {
  const others = alternatives.map((one) => one.label).filter((one) => !isNothing(one));
  const options = [label, ...others].slice(0, 2).sort((one, other) => deedFirst(one) - deedFirst(other));
  const [first, second] = options;
  // What the bot can do and the desk behind it stand on one card: there is nothing to choose.
  const isOneCard = second !== undefined && deskIn(first) === deskIn(second);
  const isOpen = action === 'clarify' && !isNothing(label) && options.length > 1 && !isOneCard;
  const known = action === 'clarify' && isOneCard && first !== undefined ? first : label;
  return {
    text: text.slice(0, longestText),
    label: isOpen ? undefined : known,
    options: isOpen ? options : undefined,
    desk: undefined,
    orderId: understand(text).entities.orderId,
    routedId: undefined,
    helped: undefined,
    list: undefined,
  };
};

import { deskNamed } from '../../language/desk-named.js';
import type { RoutingLabel } from '../../language/routing/labels.js';
import type { RoutingReading } from '../../language/routing/read-routing.js';
import { understand } from '../../language/understand.js';
import type { Order } from '../../pstn/provider.js';
import { deskIds, deskSubject, type DeskId } from '../../reference/desks.js';
import { status } from '../../reference/statuses.js';
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

const deskIn = (label: RoutingLabel | 'all' | undefined): DeskId | undefined =>
  deskIds.find((id) => id === label) ??
  (label === undefined || label === 'all' ? undefined : flows[label]?.desk);

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
  if (deskNamed(text) !== undefined) return false;
  const isShort = text.trim().split(/\s+/).length <= fewWords;
  return isNothing(label) || (action === 'clarify' && confidence < fewestShare[isShort ? 'few' : 'many']);
};

/** Labels that say no more than that it is about the order: then its status says whose it is. */
const ofOrders: readonly (RoutingLabel | undefined)[] = [
  undefined,
  'NONE',
  'PTS',
  'TAC',
  'FLOW:help',
  'FLOW:order_status',
  'FLOW:rejection_help',
];

/** The desk the status of the order is a matter of, where the words name no other. */
export const deskOfOrder = ({ desk, label }: Data, order: Order | undefined): DeskId | undefined =>
  order === undefined || desk !== undefined || !ofOrders.includes(label)
    ? undefined
    : status(order.type === 'port' ? 'port' : 'new', order.status)?.contact;

const deedFirst = (label: RoutingLabel): number => (flows[label] === undefined ? 1 : 0);

/** What new words say; what was known of the old ones goes. A desk that is called by its name is the one meant. */
export const heard = (text: string, reading: RoutingReading): Patch<Data> => {
  const named = deskNamed(text);
  const patch = { ...read(text, reading), list: named === 'all' ? true : undefined };
  return named === undefined
    ? patch
    : { ...patch, label: undefined, options: undefined, desk: deskIn(named) };
};

const read = (text: string, { label, alternatives, action }: RoutingReading): Patch<Data> => {
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
    // One that was chosen is remembered beside the conversation.
    region: undefined,
  };
};

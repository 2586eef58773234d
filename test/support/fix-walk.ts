/** Goes the shortest way from the notice of a rejection to the end of its fix. */
import type { RejectionReason } from '../../src/orders/port/port-order.js';
import { addRejected, billOf, portAccount, portNumbers } from './fix-world.js';
import type { Talk } from './talk-engine.js';

/** What a person types where the card of a reason asks for it. */
const typed: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  account_number_mismatch: { accountNumber: '884214' },
  account_number_required: { accountNumber: '884214' },
  account_name_mismatch: { authorisedName: 'Alice J. Morgan' },
  btn_error: { btn: '(713) 555-0188' },
  business_name_mismatch: { businessName: 'Harbor & Pine LLC' },
  invalid_pin: { pin: '9001' },
  service_address_mismatch: { street: '1201 Harbor Street' },
  zip_mismatch: { zip: '77003' },
};

/** As the carrier would tell it: reasons about numbers name one. */
export const told = (code: string): RejectionReason =>
  /^(?:tn_|pending_order|rate_center)/.test(code) ? { code, numbers: [portNumbers[1]] } : { code };

export interface Walked {
  readonly id: string;
  readonly presses: number;
  readonly files: number;
  readonly steps: readonly string[];
}

const maxSteps = 20;

/** What a person does on the card of a step; returns whether it was a file. */
async function answer(talk: Talk, step: string, code: string): Promise<boolean> {
  switch (step) {
    case 'field':
    case 'secret':
      talk.fill(typed[code] ?? {});
      await talk.act('save');
      return false;
    case 'numbers':
      await talk.act('remove');
      return false;
    case 'date':
      await talk.act('choose');
      return false;
    case 'bill':
    case 'groupBill':
      await talk.send([await billOf('2026-11-10')]);
      return true;
    case 'split':
      await talk.act('agree');
      return false;
    case 'groupAccount':
      talk.fill({ accountNumber: '9911' });
      await talk.act('save');
      return false;
    case 'splitReview':
      talk.fill({ jobTitle: 'CFO' });
      await talk.act('send');
      return false;
    case 'pts':
      await talk.act('opened');
      return false;
    case 'sign':
      talk.fill({ jobTitle: 'CFO' });
      await talk.act('sign');
      return false;
    default:
      await talk.act('send');
      return false;
  }
}

/** From the notice's button on, with the presses after it. */
export async function walk(talk: Talk, codes: readonly string[]): Promise<Walked> {
  const account = codes.includes('pending_main_btn') ? { ...portAccount, btn: portNumbers[0] } : portAccount;
  if (codes.includes('multiple_btns')) talk.pstn.portabilityOf(portNumbers[2], { btn: portNumbers[2] });
  const id = addRejected(talk, codes.map(told), { account });
  await talk.tell('order-status', 'order', { orderId: id, told: true });
  await talk.act('start', 'fix-port');
  let presses = 0;
  let files = 0;
  const steps: string[] = [];
  const left = [...codes];
  while (!['sent', 'opened'].includes(talk.live()?.step ?? '') && steps.length < maxSteps) {
    const step = talk.live()?.step ?? '';
    steps.push(step);
    const code = ['field', 'secret'].includes(step) ? left.find((one) => one in typed) : undefined;
    if (code !== undefined) left.splice(left.indexOf(code), 1);
    if (await answer(talk, step, code ?? '')) files += 1;
    else presses += 1;
  }
  return { id, presses, files, steps };
}

import { describe, expect, test } from 'vitest';
import type { DeskHand } from '../support/desk-hand.js';
import {
  accountInputs,
  act,
  addressInputs,
  britishBill,
  hear,
  norwegianBill,
  ordersIn,
  signedForm,
  type Account,
} from '../support/port-talk.js';
import type { Answer } from '../support/talk.js';
import { useStage } from './stage.js';

const stage = useStage();

const norwegian: Account = {
  carrier: 'Fjordtele',
  accountNumber: '55120',
  businessName: 'Fjordlys AS',
  authorisedName: 'Ingrid Solberg',
  btn: '20 10 00 00',
  street: 'Storgata 12',
  city: 'Oslo',
  zip: '0155',
};
const british: Account = {
  carrier: 'Thames Voice',
  accountNumber: '7730914',
  businessName: 'Fjordlys AS',
  authorisedName: 'James Hart',
  btn: '0121 496 0000',
  street: '12 High Street',
  city: 'London',
  zip: 'SW1A 1AA',
};

interface Choice {
  readonly id?: string;
  readonly choices?: readonly { readonly value: string }[];
  readonly body?: readonly Choice[];
  readonly items?: readonly Choice[];
}

/** The dates that a card offers. */
const datesOn = (answer: Answer): string[] => {
  const all = (node: Choice): Choice[] => [
    node,
    ...[...(node.body ?? []), ...(node.items ?? [])].flatMap(all),
  ];
  const found = all((answer.card ?? {}) as Choice).find(({ id }) => id === 'date');
  return (found?.choices ?? []).map(({ value }) => value);
};

const documentsOf = async (desk: DeskHand, id: string): Promise<string[]> =>
  ((await desk.order(id)).port?.documents ?? []).map(({ kind }) => kind);

describe('en portering til Oslo på norsk', () => {
  test('med ønsket dato, fullmakt senere og et dokument til, fram til «fullført»', async () => {
    const ingrid = stage.talk('ingrid');
    const desk = stage.desk();
    const today = await desk.today('Europe/Oslo');
    await ingrid.say('hei');
    expect((await ingrid.say('Porter numrene våre til Oslo')).markdown).toContain(
      'Hvilke numre skal flyttes?',
    );
    const plan = await ingrid.say('20 10 00 01 til 05, 20 19 00 01');
    expect(plan.markdown).toContain('5 av 6 numre kan porteres, i én bestilling.');
    await act(ingrid, 'go');
    await act(ingrid, 'settle', accountInputs(norwegian));
    const when = await act(ingrid, 'settle', addressInputs(norwegian));
    expect(when.markdown).toContain('Ingenting er sikkert før operatøren bekrefter (FOC).');
    const date = datesOn(when)[3] ?? '';
    const wrong = await act(ingrid, 'settle', { date, time: '10:00', extraEmail: 'drift(at)fjordlys' });
    expect(wrong.markdown).toContain('drift(at)fjordlys er ikke en e-postadresse.');
    await act(ingrid, 'settle', { date, time: '10:00', extraEmail: 'drift@fjordlys.example' });
    const letter = await ingrid.sayWithFile('', await norwegianBill(norwegian, today));
    expect(letter.markdown).toContain('Den signerte fullmakten');
    const review = await act(ingrid, 'later');
    expect(review.markdown).toContain('Fullmakten kommer senere.');
    expect(review.markdown).toContain('drift@fjordlys.example');
    const placed = await act(ingrid, 'submit');
    expect(placed.markdown).toContain('Porteringen er sendt inn, uten fullmakten');
    const [id = ''] = ordersIn(placed);
    expect((await desk.order(id)).port).toMatchObject({
      requested: { date, time: '10:00' },
      extraEmail: 'drift@fjordlys.example',
    });

    expect((await act(ingrid, 'remind')).markdown).toContain('Jeg minner deg på det i morgen.');
    const numbers = ['+4720100001', '+4720100002', '+4720100003', '+4720100004'];
    const lacking = await ingrid.sayWithFile('', await signedForm('Ingrid Solberg', numbers, today));
    expect(lacking.markdown).toContain('20 10 00 05');
    expect(await documentsOf(desk, id)).toEqual(['bill']);
    const complete = await signedForm('Ingrid Solberg', [...numbers, '+4720100005'], today);
    await ingrid.sayWithFile('', complete);
    expect(await documentsOf(desk, id)).toEqual(['bill', 'loa']);

    await desk.accept(id);
    await hear(ingrid, new RegExp(`${id} · Innsendt`));
    const before = ingrid.heard.length;
    await desk.want(id, 'Kundeoppføring (CSR)');
    const wanted = await hear(ingrid, /Brukerstøtten hos Cisco ber om: Kundeoppføring \(CSR\)/, before);
    await ingrid.pressOn(wanted, 'Send dokumenter');
    const named = await ingrid.sayWithFile('', await norwegianBill(norwegian, today));
    expect(named.markdown).toContain('Hva er faktura.pdf?');
    const handed = await act(ingrid, 'settle', { kind: 'csr' });
    expect(handed.markdown).toContain('faktura.pdf er levert som Kundeoppføring (CSR).');
    expect((await desk.order(id)).port?.wanted ?? []).toEqual([]);

    await desk.confirm(id);
    await hear(ingrid, new RegExp(`${id} · FOC mottatt`));
    await desk.complete(id);
    const done = await hear(ingrid, new RegExp(`${id} · Fullført`));
    expect(done.markdown).toContain('Numrene er portert.');
  });
});

describe('a port to London, in English', () => {
  test('with everything in words, the letter later by its contact, to “completed”', async () => {
    const james = stage.talk('james');
    const desk = stage.desk();
    const today = await desk.today('Europe/London');
    const plan = await james.say('Port 0121 496 0001 to 0004 to London');
    expect(plan.markdown).toContain('All 4 numbers can be ported, in one order.');
    await james.say('ok');
    await act(james, 'settle', accountInputs(british));
    const when = await james.say('12 High Street, London SW1A 1AA');
    const date = datesOn(when)[2] ?? '';
    expect((await james.say(`${date} at 14:00, copy to phones@fjordlys.example`)).markdown).toContain(
      'Send the bill of Thames Voice',
    );
    expect((await james.sayWithFile('', await britishBill(british, today))).markdown).toContain(
      'The signed letter of agency',
    );
    await james.say('later');
    const placed = await james.say('submit the order');
    const [id = ''] = ordersIn(placed);
    expect(placed.markdown).toContain(`“upload LOA for ${id}”`);
    expect((await desk.order(id)).port).toMatchObject({
      requested: { date, time: '14:00' },
      extraEmail: 'phones@fjordlys.example',
    });

    const ingrid = stage.talk('ingrid');
    await ingrid.say('english');
    expect((await ingrid.say(`upload LOA for ${id}`)).markdown).toContain(
      'The letter of agency is still missing.',
    );
    const numbers = ['1', '2', '3', '4'].map((last) => `+44121496000${last}`);
    const handed = await ingrid.sayWithFile('', await signedForm('James Hart', numbers, today));
    expect(handed.markdown).toContain('loa.pdf is handed in as Letter of agency (LOA), signed.');

    await desk.accept(id);
    await hear(james, new RegExp(`${id} · Submitted`));
    const before = james.heard.length;
    await desk.want(id, 'A recent CSR');
    const wanted = await hear(james, /asks for: A recent CSR/, before);
    await james.pressOn(wanted, 'Send documents');
    await james.sayWithFile('CSR', await britishBill(british, today));
    expect(await documentsOf(desk, id)).toEqual(['bill', 'loa', 'csr']);
    await desk.confirm(id);
    await hear(james, new RegExp(`${id} · FOC received`));
    await desk.complete(id);
    await hear(james, new RegExp(`${id} · Completed`));
  });
});

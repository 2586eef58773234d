import { describe, expect, test } from 'vitest';
import {
  accountInputs,
  act,
  addressInputs,
  americanBill,
  hear,
  loneStar,
  ordersIn,
  textOf,
  type Account,
} from '../support/port-talk.js';
import type { Talk } from '../support/talk.js';
import { useStage } from './stage.js';

const stage = useStage();

const billOfToday = async (of: Account) => americanBill(of, await stage.desk().today('America/Chicago'));

/** What the letter of agency says that the bot has posted, newest first. */
async function postedLetter(talk: Talk): Promise<string> {
  const posted = talk.heard.findLast(({ files }) => files.length > 0);
  const { name, bytes } = await talk.download(posted?.files[0] ?? '');
  expect(name).toMatch(/^LOA-(?:Lone-Star-Telecom|Prairie-Voice)\.pdf$/);
  return textOf(bytes);
}

const digits = (text: string): string => text.replace(/\D/g, '');

describe('a port to Houston, in English', () => {
  test('from a mess of numbers to “completed”', async () => {
    const alice = stage.talk('alice');
    const desk = stage.desk();
    expect((await alice.say('hello')).buttons).toContain('Port numbers in');
    const asked = await alice.press('Port numbers in');
    expect(asked.markdown).toContain('Which location are the numbers moving to?');
    expect((await alice.say('Houston')).markdown).toContain('Which numbers are moving?');

    const read = await alice.say(
      'Our list, order PO-104208, $20.00 each:\n409-555-0101 to 0105\n(409) 555.0103\n1-800-555-0199\n713-555-01\n' +
        '979-555-0125; 979-555-0155; 409-555-0190',
    );
    expect(read.markdown).toContain('9 numbers are in the list.');
    expect(read.markdown).toContain('One was there twice and counts once.');
    expect(read.markdown).toContain('**1-800-555-0199 ((800) 555-0199): a toll-free number**');
    expect(read.markdown).toContain('713-555-01: too short for a number');

    const plan = await act(alice, 'settle', { use: '0' });
    expect(plan.markdown).toContain('5 of 9 numbers can be ported, in one order.');
    expect(plan.markdown).toContain('In the open order PO-104208 already.');
    expect(plan.markdown).toContain('**(800) 555-0199**: Toll-free numbers cannot be ported');
    expect(plan.markdown).toContain('messaging moves along with calling');

    expect((await act(alice, 'go')).markdown).toContain('The account with Lone Star Telecom');
    const missing = await act(alice, 'settle', { ...accountInputs(loneStar), accountNumber: '' });
    expect(missing.markdown).toContain('Still missing: account number.');
    expect((await act(alice, 'settle', { accountNumber: '884213' })).markdown).toContain(
      'The service address',
    );
    await act(alice, 'settle', addressInputs(loneStar));
    const unsigned = await alice.sayWithFile('', await billOfToday(loneStar));
    expect(unsigned.markdown).toContain('Sign the letter of agency');
    expect(unsigned.markdown).toContain('account ••••13');

    await act(alice, 'sign', { jobTitle: 'Office manager' });
    const review = await hear(alice, /Look this over before I submit/);
    expect(review.markdown).toContain('Account number: ••••13');
    // The card with “Submit” stands last; the letter is above it.
    const [letterAt, reviewAt] = [
      alice.heard.findLastIndex(({ files }) => files.length > 0),
      alice.heard.indexOf(review),
    ];
    expect(letterAt).toBeLessThan(reviewAt);
    expect(reviewAt).toBe(alice.heard.length - 1);
    const letter = digits(await postedLetter(alice));
    for (const number of ['0101', '0102', '0103', '0104', '0105'])
      expect(letter).toContain(`409555${number}`);

    const checks = await act(alice, 'checks');
    expect(checks.markdown).toContain('Nothing was found that would get the order rejected.');
    expect((await act(alice, 'exact')).markdown).toContain('Nothing is sent by showing it.');
    await act(alice, 'review');
    const placed = await act(alice, 'submit');
    expect(placed.markdown).toContain('The port is submitted');
    const [id = ''] = ordersIn(placed);

    await desk.accept(id);
    const accepted = await hear(alice, new RegExp(`${id} · Submitted`));
    expect(accepted.markdown).toContain('Numbers: ');
    const whole = (await alice.say(id)).markdown;
    expect(whole).toContain('What leaves: A part; the rest stays in service\n');
    const today = (await desk.today('America/Chicago')).setLocale('en-US').toFormat('ccc, LLL d, yyyy');
    expect(whole).toContain(`Bill: bill.pdf, ${today} (C`);
    await desk.confirm(id);
    const foc = await hear(alice, new RegExp(`${id} · FOC received`));
    expect(foc.markdown).toMatch(/Confirmed date \(FOC\): .+10:00\sAM/);
    await desk.complete(id);
    const done = await hear(alice, new RegExp(`${id} · Completed`));
    expect(done.markdown).toContain('The numbers have been ported.');
    expect(done.markdown).toContain('News about an order placed here.');

    const { port } = await desk.order(id);
    expect(port?.documents.map(({ kind }) => kind).sort()).toEqual(['bill', 'loa']);
    const loa = port?.documents.find(({ kind }) => kind === 'loa');
    expect(digits(await textOf(await desk.document(id, loa?.id ?? '')))).toContain('4095550105');
  });

  test('said in words, with what the bill has filled in', async () => {
    const alice = stage.talk('alice');
    const other = { ...loneStar, carrier: 'Prairie Voice', accountNumber: '771203', btn: '(936) 555-0101' };
    await alice.say('port 936-555-0101 and 0102 to Houston');
    await alice.say('ok');
    const filled = await alice.sayWithFile('', await billOfToday(other));
    expect(filled.markdown).toContain('I have the bill bill.pdf and filled in what it says.');
    expect(filled.markdown).toContain('**Alice Morgan**');
    const address = await alice.say(
      'account number: 771203; business name: Harbor & Pine; everything leaves; main number: 936-555-0101',
    );
    expect(address.markdown).toContain('The service address');
    const unsigned = await alice.say('1200 Harbor Street, Houston, TX 77002');
    expect(unsigned.markdown).toContain('Sign the letter of agency');
    await alice.say('Alice Morgan, office manager');
    await hear(alice, /Look this over before I submit[^]+Prairie Voice/);
    expect((await alice.say('submit the order')).markdown).toContain('The port is submitted');
  });
});

describe('en portering til Houston på norsk', () => {
  test('fra første ord til «fullført», for en partner', async () => {
    const per = stage.talk('per');
    const desk = stage.desk();
    const asked = await per.say('Flytt numrene våre hit fra en annen operatør');
    expect(asked.markdown).toContain('Hvilken kunde gjelder numrene?');
    await per.say('Harbor & Pine');
    await per.say('Houston');
    const own = { ...loneStar, accountNumber: '990017' };
    const read = await per.say('409-555-0110 til 0113, og 409-555-0110 en gang til');
    expect(read.markdown).toContain('4');
    const plan = await act(per, 'settle');
    expect(plan.markdown).toContain('Lone Star Telecom');
    await act(per, 'go');
    await act(per, 'settle', accountInputs(own));
    await act(per, 'settle', addressInputs(own));
    await per.sayWithFile('', await billOfToday(own));
    const other = await act(per, 'sign', { firstName: 'Per', lastName: 'Lund', jobTitle: 'Rådgiver' });
    expect(other.markdown).toContain('Alice Morgan');
    await act(per, 'sign', { firstName: 'Alice', lastName: 'Morgan', jobTitle: 'Daglig leder' });
    const review = await hear(per, /Se over dette før jeg sender inn/);
    expect(review.markdown).toContain('••••17');
    expect(digits(await postedLetter(per))).toContain('4095550113');
    expect((await act(per, 'checks')).markdown).toContain('Lone Star Telecom');
    await act(per, 'review');
    const placed = await act(per, 'submit');
    const [id = ''] = ordersIn(placed);
    expect(placed.markdown).toContain('Porteringen er sendt inn');

    await desk.accept(id);
    await hear(per, new RegExp(`${id} · Innsendt`));
    await desk.confirm(id);
    await hear(per, new RegExp(`${id} · FOC mottatt`));
    await desk.complete(id);
    await hear(per, new RegExp(`${id} · Fullført`));
  });
});

import { describe, expect, test } from 'vitest';
import { useStage } from './stage.js';

const stage = useStage();

interface Shown {
  readonly location: string;
  readonly number?: string;
  readonly line: string;
  readonly by: string;
}
/** What the provider holds: the bot has no way to read it. */
const held = async (): Promise<readonly Shown[]> =>
  ((await (await fetch(`${stage.url()}/desk/page/addresses`)).json()) as { addresses: Shown[] }).addresses;

const office = {
  address1: '1200 Harbor Street',
  address2: 'Suite 950',
  city: 'Houston',
  state: 'Texas',
  postalCode: '77002',
  line: '',
};

describe('an emergency address in English', () => {
  test('of a location: the suite vanishes, nothing is saved without the press, and a second press saves nothing', async () => {
    const alice = stage.talk('alice');
    const target = await alice.say('change the emergency address for Houston');
    expect(target.markdown).toContain('I cannot see the current address of the location');
    expect(target.markdown).toMatch(/\d+ numbers follow the address of the location, none has its own/);
    expect(target.markdown).toContain('Not recommended: the number belongs to an auto attendant');
    await alice.press('Set the address');
    const compared = await alice.press('Check the address', office);
    expect(compared.markdown).toContain('Suite 950 is missing in the corrected address.');
    expect(compared.buttons).toEqual([
      'Change the address',
      'Save it as I entered it',
      'Save the corrected address',
      'Back',
      'Cancel',
    ]);
    expect(await held()).toEqual([]);
    const saved = await alice.pressOn(compared, 'Save it as I entered it');
    expect(saved.markdown).toContain(
      'Emergency address from now on: 1200 Harbor Street, Suite 950, Houston, TX 77002.',
    );
    const again = await alice.pressOn(compared, 'Save it as I entered it');
    expect(again.markdown).toContain('That card has been used or replaced. Nothing was done.');
    expect(await held()).toMatchObject([{ location: 'Houston', by: 'Alice Morgan' }]);
    expect(await held()).toHaveLength(1);
  });

  test('of somebody who works from home, pasted on one line, and back to the office', async () => {
    const alice = stage.talk('alice');
    const target = await alice.say('Maria Lopez works from home now, what about her emergency address?');
    expect(target.markdown).toContain('Maria Lopez · (936) 555-0161');
    expect(target.markdown).toContain(
      'Address of the location, as last set through me: 1200 Harbor Street, Suite 950',
    );
    const form = await alice.say('7 Oak Lane Apt 2 Houston TX 77005');
    expect(form.markdown).toContain('I have spread the address over the fields.');
    const compared = await alice.press('Check the address');
    expect(compared.markdown).toContain('The provider knows the address as you entered it.');
    await alice.press('Save this address');
    expect((await held())[0]).toMatchObject({
      number: '+19365550161',
      line: '7 Oak Lane, Apt 2, Houston, TX 77005',
    });
    await alice.say('emergency address of Maria Lopez');
    await alice.press('Back to the location’s address');
    const back = await alice.press('Use the location’s address');
    expect(back.markdown).toContain(
      'The number has the address of Houston again: 1200 Harbor Street, Suite 950',
    );
    expect(await held()).toHaveLength(1);
  });

  test('with the provider down in the middle: nothing half saved, the form kept, and a press more saves it', async () => {
    const alice = stage.talk('alice');
    await alice.say('emergency address for Houston');
    await alice.press('Set the address');
    const down = await alice.press('Check the address', {
      ...office,
      address1: '12 Outage Road',
      address2: '',
    });
    expect(down.markdown).toContain('The provider gives no answer right now. Nothing is saved');
    expect(down.markdown).toContain('Street address: **12 Outage Road**');
    await alice.press('Check the address', { address1: '12 Halfway Road' });
    const half = await alice.press('Save this address');
    expect(half.markdown).toContain(
      'The provider gave no answer, so I do not know whether the address is saved.',
    );
    expect((await held())[0]?.line).toContain('1200 Harbor Street');
    expect((await alice.press('Save this address')).markdown).toContain('12 Halfway Road, Houston, TX 77002');
    expect((await held())[0]?.line).toBe('12 Halfway Road, Houston, TX 77002');
  });

  test('that cannot be one: a box, abroad, 300 characters, a strange number, somebody without a number', async () => {
    const alice = stage.talk('alice');
    await alice.say('emergency address for Houston');
    await alice.press('Set the address');
    const box = await alice.press('Check the address', { ...office, address1: 'P.O. Box 12', address2: '' });
    expect(box.markdown).toContain('A post office box cannot be an emergency address.');
    const long = await alice.press('Check the address', { address1: 'Long '.repeat(60) });
    expect(long.markdown).toContain('I take up to 100.');
    expect((await alice.say('Storgata 12, 0155 Oslo, Norway')).markdown).toContain(
      'That address is in another country (Norway) than Houston (United States).',
    );
    await alice.say('cancel');
    await alice.say('emergency address');
    expect((await alice.say('+47 20 00 00 01')).markdown).toContain('is not a number of a customer of yours');
    expect((await alice.say('Noor Haddad')).markdown).toContain('Somebody with an extension only');
    await alice.say('cancel');
  });

  test('the register, as a card and as a file, comes back after a year', async () => {
    const alice = stage.talk('alice');
    const register = await alice.say('register of emergency addresses');
    expect(register.markdown).toContain('Emergency addresses of Harbor & Pine');
    expect(register.markdown).toMatch(
      /Houston: 12 Halfway Road, Houston, TX 77002, set through me on .* by alice\.morgan@/,
    );
    expect(register.markdown).toContain('Chicago: It has another operator');
    await alice.press('Get it as a file');
    const file = alice.heard.findLast(({ files }) => files.length > 0)?.files[0] ?? '';
    const { name, bytes } = await alice.download(file);
    expect(name).toMatch(/^emergency-addresses .*\.csv$/);
    expect(new TextDecoder().decode(bytes)).toContain('+19365550161,Maria Lopez,location’s address');
    await alice.press('Remind me every year');
    await alice.say('hello');
    await stage.desk().pass(366 * 24 * 60);
    const { markdown, buttons } = await alice.listen();
    expect(markdown).toContain('Time to go through the emergency addresses of Harbor & Pine');
    expect(buttons).toEqual(['Open the register', 'Stop reminding me']);
    expect((await alice.press('Stop reminding me')).markdown).toContain(
      'I do not remind you of it any more.',
    );
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mask } from '../../src/language/mask.js';

const names = ['Harbor & Pine', 'Houston', 'Main Street Office', 'Åse Bjørnstad', 'Fjordlys AS'];
const placeholders = /<(?:number|name|email|link)-\d+>/g;

test.each([
  ['5 numbers in 713', '<number-1> numbers in <number-2>'],
  ['+1 (713) 555-0100 and PO-104201', '<number-1> and <number-2>'],
  ['713 and again 713', '<number-1> and again <number-1>'],
  ['the pin is ab12cd', 'the pin is <number-1>'],
  ['account no. 88-4421-13', 'account no. <number-1>'],
  ['my pin: four zero seven one', 'my pin: <number-1> <number-2> <number-3> <number-4>'],
  ['write bob.lee+x@acme.example', 'write <email-1>'],
  ['see www.acme.example/a?b=1 please', 'see <link-1> please'],
  ['४७११ and ４７１１', '<number-1> and <number-2>'],
  ['HARBOR & PINE in Huston', '<name-1> in <name-2>'],
  ['harborpine called', '<name-1> called'],
  ['Har\u200bbor is down', '<name-1> is down'],
  ['Houston-kontoret hos fjordlys', '<name-1>-kontoret hos <name-2>'],
  ['Houstonkontoret ringte', '<name-1> ringte'],
  ['ase bjornstad ringte', '<name-1> ringte'],
  ['main street office', '<name-1>'],
  ['what is the main number', 'what is the main number'],
  ['typed <number-1> by hand', 'typed <<number-1>> by hand'],
])('“%s” leaves as “%s”', (text, masked) => {
  expect(mask(text, names).text).toBe(masked);
});

test('a placeholder can be read back, and no other', () => {
  const { valueOf } = mask('order 104201 for Houston', names);
  expect(valueOf('<number-1>')).toBe('104201');
  expect(valueOf('<name-1>')).toBe('Houston');
  expect(valueOf('<number-2>')).toBeUndefined();
});

test('no digit and no name of any text is left', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('Houston', '713', 'PIN 4711', 'a@b.no', ' ', '\n', 'http://x', '-'),
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const { text } = mask(pieces.join(' '), ['Houston']);
      expect(text.replace(placeholders, '')).not.toMatch(/\p{N}|\bhouston\b/iu);
    }),
  );
});

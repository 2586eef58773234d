import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startProduct, type Product } from '../support/product.js';

const harborPine = '0d4a2f1e-6b53-4c0b-8f21-7a1c3e5d9a10';
const fjordlys = '7c16d0b9-94e3-4a72-a5d8-c3f1928b6c30';

let dir: string;
let product: Product;
const fileWith = async (content: unknown): Promise<string> => {
  const path = join(dir, 'roles.json');
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'roles-'));
  const people = [
    { email: 'Sam.Reed@harborpine.example', role: 'clerk', customers: [harborPine] },
    { email: 'james.hart@fjordlys.example', role: 'read-only', customers: [fjordlys] },
    { email: 'dana.cole@bluebirdbakery.example', role: 'partner', customers: ['nobody knows'] },
  ];
  product = await startProduct({ ROLES_FILE: await fileWith({ people }) });
});
afterAll(async () => {
  await product.stop();
  await rm(dir, { recursive: true, force: true });
});

describe('roles given by a file', () => {
  test('an order clerk whom the back end does not know orders numbers', async () => {
    const sam = product.talk('sam');
    await sam.say('2 numbers in 713 for Houston');
    await sam.press('Use these');
    const placed = await sam.press('Order');
    expect(placed.markdown).toMatch(/PO-\d+/);
    expect(placed.markdown).toContain('Only an administrator of the customer can accept the terms of use');
  });

  test('and sets no emergency address; who can is told', async () => {
    const { markdown } = await product.talk('sam').say('change the emergency address of Houston');
    expect(markdown).toContain('takes the role of customer admin or partner admin');
    expect(markdown).toContain('Your role there is order clerk');
    expect(markdown).toContain('Ask alice.morgan@harborpine.example, ');
  });

  test('a given role counts in place of the one the back end knows', async () => {
    const { markdown } = await product.talk('james').say('request 5 numbers for Oslo');
    expect(markdown).toContain('Your role there is read access');
    expect(markdown).toContain('ingrid.solberg@fjordlys.example');
  });

  test('a customer the back end does not have gives nothing, and takes nothing away', async () => {
    expect((await product.talk('dana').say('orders')).markdown).not.toContain('I know no customer');
  });
});

describe('roles given by the operator', () => {
  test('count at once, in place of the file, and can be taken away', async () => {
    const [olivia, noor] = [product.talk('olivia'), product.talk('noor')];
    expect((await noor.say('2 numbers in 713 for Houston')).markdown).toContain('That takes another role');
    await olivia.say('hello');
    await olivia.press('Give roles');
    await olivia.press('Show its people', { customer: harborPine });
    const email = 'noor.haddad@harborpine.example';
    await olivia.press('Give this role', { email, role: 'clerk' });
    expect((await noor.say('2 numbers in 713 for Houston')).markdown).toContain('Use these');
    const people = await olivia.press('Back to the people');
    expect(people.markdown).toContain(`${email}: order clerk (given here)`);
    expect(people.markdown).toContain('sam.reed@harborpine.example: order clerk (from the roles file)');
    await olivia.press('Give this role', { email, role: 'none' });
    expect((await noor.say('orders')).markdown).toContain('I know no customer for you');
    await olivia.press('Back to the people');
    await olivia.press('Take it away', { email });
    expect((await noor.say('PO-104204')).markdown).toContain('PO-104204');
  });
});

describe('a wrong file stops the start', () => {
  const startWith = async (content: unknown): Promise<string> => {
    const path = await fileWith(content);
    return startProduct({ ROLES_FILE: path }).then(
      async (started) => {
        await started.stop();
        return 'started';
      },
      (error: unknown) => String(error),
    );
  };

  test('with every fault at once', async () => {
    const people = [
      { email: 'nobody', role: 'clerk', customers: [harborPine] },
      { email: 'a@b.example', role: 'king', customers: [] },
    ];
    const message = await startWith({ people, more: 1 });
    for (const where of ['people.0.email', 'people.1.role', 'people.1.customers', 'more']) {
      expect(message).toContain(where);
    }
  });

  test('also one that gives somebody two roles, or is no JSON, or is not there', async () => {
    const one = { email: 'a@b.example', role: 'clerk', customers: ['x'] };
    expect(await startWith({ people: [one, { ...one, role: 'admin' }] })).toContain('two roles for x');
    expect(await startWith('{')).toContain('no JSON');
    await expect(startProduct({ ROLES_FILE: join(dir, 'none.json') })).rejects.toThrow('cannot be read');
  });
});

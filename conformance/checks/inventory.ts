import * as schemas from '../../src/pstn/gateway/schemas.js';
import { freeNumbers, hold, newKey, order, placed, stateWithNumbers, type Group } from '../bench.js';
import { must, segments, Skipped } from '../talk.js';

const needs = 'search_numbers';

export const inventory: Group = {
  title: 'Inventory and holds',
  checks: [
    {
      name: 'an area code that has numbers is found by it',
      says: 'What the inventory names can be searched for, and the answer has at most `limit` numbers of that area code.',
      todo: 'Let inventory and search read the same numbers.',
      needs,
      run: async (bench) => {
        const { state, areaCodes } = await stateWithNumbers(bench);
        const some = areaCodes.find(({ available }) => available > 1);
        if (some === undefined) throw new Skipped('no area code has numbers');
        const path = segments('locations', bench.place.location.id, 'numbers');
        const query = { state, areaCode: some.areaCode, limit: 2 };
        const { numbers } = await bench.talk.read(schemas.numbersAnswer, { path, query });
        must(numbers.length === 2, `${String(numbers.length)} numbers were found, 2 asked for`);
        const fits = numbers.every(({ number }) => number.replace(/^\+1/, '').startsWith(some.areaCode));
        must(fits, 'a number is of another area code');
      },
    },
    {
      name: 'a search that finds nothing is an empty list',
      says: 'None is a good answer: 200, not 404.',
      todo: 'Answer {"numbers": []}.',
      needs,
      run: async (bench) => {
        const { state } = await stateWithNumbers(bench);
        const path = segments('locations', bench.place.location.id, 'numbers');
        const query = { state, city: 'Nowhere at all', limit: 5 };
        const { numbers } = await bench.talk.read(schemas.numbersAnswer, { path, query });
        must(numbers.length === 0, `${String(numbers.length)} numbers were found in no city`);
      },
    },
    {
      name: 'a held number is free for its holder alone',
      says: 'It is missing from every search but that with its holdKey, and another hold does not get it.',
      todo: 'Leave out what is held under another key, in the search and in holds.',
      needs,
      run: async (bench) => {
        const [mine, theirs] = [newKey(), newKey()];
        const [number = ''] = await freeNumbers(bench, 1);
        const { held, until } = await hold(bench, mine, [number]);
        must(held.includes(number), 'a free number was not held');
        must(Date.parse(until) > Date.now() - 60_000, `the hold ended before it began: ${until}`);
        must(!(await freeNumbers(bench, 1)).includes(number), 'a search without holdKey still has it');
        must(
          (await freeNumbers(bench, 1, mine)).includes(number),
          'the search of its holder does not have it',
        );
        const other = await hold(bench, theirs, [number]);
        must(other.taken.includes(number) && !other.held.includes(number), 'another hold got it too');
        await hold(bench, mine, []);
        must((await freeNumbers(bench, 1)).includes(number), 'an empty list did not let go of it');
      },
    },
    {
      name: 'holding anew replaces what was held',
      says: 'A hold has exactly the numbers of the last call; those it had before and did not name are free.',
      todo: 'Replace the hold of the key, do not add to it.',
      needs,
      run: async (bench) => {
        const key = newKey();
        const [first = '', second = ''] = await freeNumbers(bench, 2);
        await hold(bench, key, [first]);
        const { held } = await hold(bench, key, [second]);
        must(held.length === 1 && held[0] === second, `held are ${held.join(', ')}`);
        const free = await freeNumbers(bench, 1);
        must(free.includes(first), 'the number that was not named any more is not free');
        await hold(bench, key, []);
      },
    },
    {
      name: 'two holds at once never get the same number',
      says: 'Of several who ask for a number at the same time one gets it.',
      todo: 'Look and take in one step, under a lock or in one transaction.',
      needs,
      run: async (bench) => {
        const keys = Array.from({ length: 5 }, newKey);
        const numbers = await freeNumbers(bench, 1);
        const answers = await Promise.all(keys.map((key) => hold(bench, key, numbers)));
        const winners = answers.filter(({ held }) => held.length > 0).length;
        await Promise.all(keys.map((key) => hold(bench, key, [])));
        must(winners === 1, `${String(winners)} of 5 hold it`);
      },
    },
    {
      name: 'a block has as many numbers as it says',
      says: '`first` to `last` are `size` consecutive numbers, all free, and can be ordered as they are.',
      todo: 'Offer a block only where all of its numbers are free.',
      needs: 'search_blocks',
      run: async (bench) => {
        const { state } = await stateWithNumbers(bench);
        const path = segments('locations', bench.place.location.id, 'blocks');
        const query = { state, size: 10, limit: 1 };
        const { blocks } = await bench.talk.read(schemas.blocksAnswer, { path, query });
        const [block] = blocks;
        if (block === undefined) throw new Skipped('no block of 10 is free');
        const length = BigInt(block.last.slice(1)) - BigInt(block.first.slice(1)) + 1n;
        must(
          block.size === 10 && length === 10n,
          `it has ${String(length)} numbers and says ${String(block.size)}`,
        );
        const { numbers } = placed(await order(bench, { type: 'block', first: block.first, size: 10 }));
        must(numbers.length === 10, `the order has ${String(numbers.length)} numbers`);
      },
    },
  ],
};

import * as schemas from '../../src/pstn/gateway/emergency-schemas.js';
import { newKey, type Group } from '../bench.js';
import { must, segments } from '../talk.js';

const needs = 'emergency_addresses';
const address = { address1: '1200 Harbor Street', city: 'Houston', state: 'TX', postalCode: '77002' };

/** Nothing is set here: an emergency address of a real location is nobody's to test with. */
export const emergency: Group = {
  title: 'Emergency',
  checks: [
    {
      name: 'an address is looked up',
      says: 'A suggestion, or a fault that says why there is none.',
      todo: 'Never answer with neither.',
      needs,
      run: async ({ talk, place: { location } }) => {
        const path = segments('locations', location.id, 'address-lookups');
        const body = { address: { ...address, country: location.country } };
        const { suggestions, faults } = await talk.read(schemas.lookupAnswer, { method: 'POST', path, body });
        must(suggestions.length + faults.length > 0, 'there is neither');
      },
    },
    {
      name: 'numbers, owners and callback numbers can be read',
      says: 'The directory has the numbers of all locations, /ecbn what an emergency call shows.',
      todo: 'Answer an empty list where there is no number, and quality INVALID where there is no callback number.',
      needs,
      run: async ({ talk, place: { location, customer } }) => {
        await talk.read(schemas.directoryAnswer, { path: segments('customers', customer.id, 'directory') });
        await talk.read(schemas.ecbn, { path: segments('locations', location.id, 'ecbn') });
        await talk.read(schemas.connectionAnswer, { path: segments('locations', location.id, 'connection') });
      },
    },
    {
      name: 'no address is set for a number that is not there',
      says: '`not_here`, or 404.',
      todo: 'Look the number up first.',
      needs,
      run: async ({ talk, place: { person, location } }) => {
        const path = segments('numbers', '+15005550100', 'addresses', newKey());
        const body = { by: person, address: { ...address, country: location.country } };
        const { status, text } = await talk.call({ method: 'PUT', path, body });
        const said = status === 200 ? schemas.savedAnswer.parse(JSON.parse(text)) : undefined;
        must(status === 404 || said?.ok === false, `it was answered with ${String(status)}: ${text}`);
      },
    },
  ],
};

import { parse } from '../../http/parse.js';
import type { CallingDeps, Door } from '../admission/door.js';
import { scopes } from '../admission/scopes.js';
import { pageOf } from '../paging.js';
import { checkConflicts, numberQuery, selectNumbers } from './number-filters.js';
import { numberRows, type NumberRow } from './number-rows.js';

const most = 2000;

const countOf = (rows: readonly NumberRow[]) => {
  const count = (test: (row: NumberRow) => boolean): number => rows.filter(test).length;
  const hasNumber = ({ phoneNumber }: NumberRow) => phoneNumber !== '';
  return {
    assigned: count((row) => hasNumber(row) && row.owner !== undefined),
    unAssigned: count((row) => hasNumber(row) && row.owner === undefined),
    inActive: count(({ state }) => state === 'INACTIVE'),
    extensionOnly: count((row) => !hasNumber(row)),
    tollFreeNumbers: count(({ tollFreeNumber }) => tollFreeNumber),
    total: rows.length,
    mobileNumber: 0,
    serviceNumber: count(({ isServiceNumber }) => isServiceNumber),
    reservedNumber: count(({ isReservedNumber }) => isReservedNumber),
    elin: count(({ elinEnabled }) => elinEnabled),
  };
};

export const addNumbers = ({ on }: Door, deps: CallingDeps): void =>
  on('get', '/telephony/config/numbers', { anyOf: [scopes.configRead], rank: 'read' }, (visit) => {
    const query = parse(numberQuery, visit.req.query);
    checkConflicts(query);
    const { locationId } = query;
    const here = selectNumbers(numberRows(deps, visit), locationId === undefined ? {} : { locationId });
    return {
      phoneNumbers: pageOf(visit, selectNumbers(here, query), most),
      ...(query.details === true ? { count: countOf(here) } : {}),
    };
  });

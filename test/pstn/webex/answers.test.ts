import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { createAsker, type Asker } from '../../../src/pstn/webex/asker.js';
import { faultIn, faultLine } from '../../../src/pstn/webex/fault.js';
import { readAll } from '../../../src/pstn/webex/pages.js';
import { createTransport } from '../../../src/pstn/webex/transport.js';

describe('the four forms in which Webex tells a fault', () => {
  it.each<[string, unknown, object]>([
    [
      'the usual one',
      {
        message: 'Bad',
        errorCode: 25,
        errors: [{ description: 'Too long', errorCode: 8361 }],
        trackingId: 'T',
      },
      { message: 'Bad', trackingId: 'T', details: [{ code: '8361', title: '', detail: 'Too long' }] },
    ],
    [
      'that of the back end of numbers',
      {
        number: '+1',
        errorType: 'VERIFICATION',
        errorCode: 'ERR.V.TRM.TMN60004',
        errorTitle: 'NOT',
        errorMessage: 'No',
      },
      { details: [{ code: 'ERR.V.TRM.TMN60004', title: 'NOT', detail: 'No' }] },
    ],
    [
      'that of the address look-up',
      { errors: [{ code: 'PMP4004', title: 'INVALID_STREET_ADDRESS', detail: 'No such street' }] },
      { details: [{ code: 'PMP4004', title: 'INVALID_STREET_ADDRESS', detail: 'No such street' }] },
    ],
    [
      'that of a job',
      [
        {
          item: '1',
          error: { key: 'BATCH', message: [{ description: 'Main number', code: 'BATCH-1017024' }] },
        },
      ],
      { details: [{ code: 'BATCH-1017024', title: 'BATCH', detail: 'Main number' }] },
    ],
    [
      'that of OAuth',
      { error: 'invalid_grant', error_description: 'Expired' },
      { message: 'Expired', details: [{ code: 'invalid_grant' }] },
    ],
    ['bare words', { message: 'Not found', trackingId: 'T' }, { message: 'Not found', trackingId: 'T' }],
    [
      'a detail of a form nobody knows, beside one that is known',
      { message: 'Bad', errors: [{ strange: true }, { description: 'Too long' }] },
      { details: [{ detail: 'Too long' }] },
    ],
  ])('%s', (_name, body, fault) => {
    expect(faultIn(body)).toMatchObject(fault);
  });

  it.each<[unknown]>([
    [undefined],
    ['text'],
    [{}],
    [{ items: [] }],
    [[]],
    [{ addresses: [{ errors: [{ code: 'PMP4004', title: 'T', detail: 'D' }] }] }],
    [{ id: 'x', displayName: 'Houston', message: 'of the day' }],
  ])('is not seen where there is none: %j', (body) => {
    expect(faultIn(body)).toBeUndefined();
  });

  it('is told on a line without numbers and ids', () => {
    const id = 'Y2lzY29zcGFyazovL3VzL1BFT1BMRS9kNjViMGYyNS1iZTIwLTQy';
    const details = [{ code: '8361', title: 'TAKEN', detail: 'x' }];
    const line = faultLine({ message: `Number +17135550100 of ${id}\nis taken`, details });
    expect(line).toBe('Number … of … is taken; 8361 TAKEN');
  });
});

/** Webex as one function. */
async function standIn(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  const transport = createTransport({ url, newId: () => 'id', timeoutMs: 300 });
  onTestFinished(async () => {
    await transport.close();
    server.close();
    server.closeAllConnections();
  });
  const now = () => new Date();
  return { url, asked, asker: createAsker({ transport, now, pause: () => Promise.resolve() }) };
}

const json = (response: ServerResponse, body: unknown, headers: Record<string, string> = {}): void =>
  void response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

const rows = (count: number, from = 0) => Array.from({ length: count }, (_, index) => ({ id: from + index }));
const numbersOf = (asker: Asker, byOffset = true) =>
  readAll((request) => asker.ask(request), {
    call: 'numbers',
    query: { orgId: 'o' },
    key: 'phoneNumbers',
    item: z.looseObject({ id: z.number() }),
    max: 1_000,
    byOffset,
  });

describe('the wire', () => {
  it('sends a tracking id of its own, and the token to nobody who is elsewhere', async () => {
    const elsewhere = await standIn((_request, response) => json(response, { phoneNumbers: [] }));
    const { asker, asked } = await standIn((_request, response) => {
      response.writeHead(307, { location: `${elsewhere.url}/telephony/config/numbers` }).end();
    });
    await expect(numbersOf(asker)).rejects.toMatchObject({
      code: 'calling_not_json',
      message: expect.stringContaining('leads to another address') as string,
    });
    expect(asked[0]?.headers['trackingid']).toBe('SWITCHBOARD_id');
    expect(elsewhere.asked).toEqual([]);
  });

  it('does not wait for ever', async () => {
    const { asker } = await standIn(() => undefined);
    await expect(numbersOf(asker)).rejects.toMatchObject({ code: 'calling_unavailable' });
  });

  it('reads no more than belongs into an answer', async () => {
    const { asker } = await standIn((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      for (let block = 0; block < 20; block++) response.write(' '.repeat(1024 * 1024));
      response.end('{}');
    });
    await expect(numbersOf(asker)).rejects.toMatchObject({ code: 'calling_not_json' });
  });
});

describe('pages', () => {
  it('that are named lead on, at the same address and nowhere else', async () => {
    const { asker, asked } = await standIn((request, response) => {
      const start = Number(new URL(request.url ?? '', 'http://x').searchParams.get('start') ?? 0);
      const link = `<https://webexapis.com/v1/telephony/config/numbers?orgId=o&start=${start + 2}>; rel="next"`;
      json(response, { phoneNumbers: rows(2, start) }, start < 4 ? { link } : {});
    });
    expect((await numbersOf(asker)).map(({ id }) => id)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(asked.map(({ headers }) => headers.host)).toEqual(asked.map(() => new URL(asker.url).host));
  });

  it('of another list are not read', async () => {
    const { asker } = await standIn((_request, response) => {
      json(
        response,
        { phoneNumbers: rows(1) },
        { link: '<https://webexapis.com/v1/people?max=1>; rel="next"' },
      );
    });
    await expect(numbersOf(asker)).rejects.toMatchObject({ code: 'calling_page_loop' });
  });

  it('that are counted lead on, also where Webex gives fewer than asked for', async () => {
    const { asker, asked } = await standIn((request, response) => {
      const start = Number(new URL(request.url ?? '', 'http://x').searchParams.get('start') ?? 0);
      json(response, { phoneNumbers: rows(Math.min(100, 230 - start), start) });
    });
    expect(await numbersOf(asker)).toHaveLength(230);
    expect(asked).toHaveLength(3);
  });

  it('that are the same again and again are a circle', async () => {
    const { asker } = await standIn((_request, response) => json(response, { phoneNumbers: rows(100) }));
    await expect(numbersOf(asker)).rejects.toMatchObject({ code: 'calling_page_loop' });
  });

  it('of a list without an offset end where none is named', async () => {
    const { asker, asked } = await standIn((_request, response) =>
      json(response, { phoneNumbers: rows(100) }),
    );
    expect(await numbersOf(asker, false)).toHaveLength(100);
    expect(asked).toHaveLength(1);
  });
});

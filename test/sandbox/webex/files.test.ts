import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { idOf, type Answer, type Rest } from './support/rest.js';
import { directRoom, groupRoom, runSandbox } from './support/running-sandbox.js';

const runFileServer = async (): Promise<string> => {
  const server = createServer((req, res) => {
    if (req.url !== '/bills/may%20bill.pdf') return void res.writeHead(404).end();
    res.setHeader('content-type', 'application/pdf').end('%PDF bill');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const upload = (rest: Rest, fields: Record<string, string>, ...files: File[]): Promise<Answer> => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  for (const file of files) form.append('files', file);
  return rest.raw('POST', '/messages', { body: form });
};

const fetchFile = (rest: Rest, url: string, method = 'GET'): Promise<Response> =>
  fetch(url, { method, headers: { authorization: `Bearer ${rest.token}` } });

const pdf = (bytes = new Uint8Array([0, 255, 10, 13, 128])) =>
  new File([bytes], 'Faktura æøå.pdf', { type: 'application/pdf' });

describe('files', () => {
  it('gives an uploaded file back byte by byte, with its name and type', async () => {
    const running = await runSandbox();
    const roomId = await directRoom(running);
    const { body } = await upload(running.ann, { roomId, text: '' }, pdf());
    expect(body.text).toBeUndefined();
    const [url = ''] = body.files ?? [];
    expect(url.startsWith(`${running.url}/v1/contents/`)).toBe(true);
    const response = await fetchFile(running.bot, url);
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(new Uint8Array([0, 255, 10, 13, 128]));
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; .*filename\*=UTF-8''Faktura%20%C3%A6%C3%B8%C3%A5\.pdf/,
    );
  });

  it('tells size and name on HEAD without the bytes', async () => {
    const running = await runSandbox();
    const roomId = await directRoom(running);
    const { body } = await upload(running.ann, { roomId }, pdf());
    const response = await fetchFile(running.bot, body.files?.[0] ?? '', 'HEAD');
    expect(response.headers.get('content-length')).toBe('5');
    expect(await response.text()).toBe('');
  });

  it('opens a file only to those who see its message', async () => {
    const running = await runSandbox();
    const roomId = await groupRoom(running);
    const unseen = await upload(running.ann, { roomId, text: 'not for the bot' }, pdf());
    const url = unseen.body.files?.[0] ?? '';
    const statuses = await Promise.all(
      [running.bo, running.bot, running.cy, { ...running.ann, token: 'bad' }].map(
        async (rest) => (await fetchFile(rest, url)).status,
      ),
    );
    expect(statuses).toEqual([200, 404, 404, 401]);
    const markdown = `<@personId:${running.ids.bot}> bill`;
    const mentioned = await upload(running.ann, { roomId, markdown }, pdf());
    expect((await fetchFile(running.bot, mentioned.body.files?.[0] ?? '')).status).toBe(200);
  });

  it('is gone with its message', async () => {
    const running = await runSandbox();
    const roomId = await directRoom(running);
    const posted = await upload(running.ann, { roomId }, pdf());
    await running.ann.call('DELETE', `/messages/${idOf(posted)}`);
    expect((await fetchFile(running.ann, posted.body.files?.[0] ?? '')).status).toBe(404);
  });

  it('downloads a file given by its address, as text or as a list', async () => {
    const running = await runSandbox();
    const origin = await runFileServer();
    const roomId = await directRoom(running);
    const address = `${origin}/bills/may%20bill.pdf`;
    for (const files of [address, [address]]) {
      const { body } = await running.bot.call('POST', '/messages', { roomId, files });
      const response = await fetchFile(running.ann, body.files?.[0] ?? '');
      expect(await response.text()).toBe('%PDF bill');
      expect(response.headers.get('content-disposition')).toContain('may bill.pdf');
    }
  });

  it('refuses addresses that lead nowhere, and more than one file', async () => {
    const running = await runSandbox();
    const origin = await runFileServer();
    const roomId = await directRoom(running);
    const post = async (files: unknown) =>
      (await running.bot.call('POST', '/messages', { roomId, text: 'x', files })).status;
    expect(await post(`${origin}/missing`)).toBe(400);
    expect(await post('http://127.0.0.1:1/x')).toBe(400);
    expect(await post('file:///etc/passwd')).toBe(400);
    expect(await post('not an address')).toBe(400);
    expect(await post([`${origin}/a`, `${origin}/b`])).toBe(400);
    expect((await upload(running.ann, { roomId }, pdf(), pdf())).status).toBe(400);
  });

  it('refuses a file above 100 MB and lives on', async () => {
    const running = await runSandbox();
    const roomId = await directRoom(running);
    const big = pdf(new Uint8Array(100 * 1024 * 1024 + 1));
    const { status, body } = await upload(running.ann, { roomId }, big);
    expect([status, body.message]).toEqual([400, 'The file is larger than the limit of 100 MB.']);
    expect((await running.ann.call('GET', '/people/me')).status).toBe(200);
  }, 60_000);

  it('lives on when an upload breaks off', async () => {
    const { ann, url } = await runSandbox();
    const { hostname, port } = new URL(url);
    const part = 'content-disposition: form-data; name="files"; filename="a.pdf"\r\n\r\n%PDF half of';
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    const head = [
      'POST /v1/messages HTTP/1.1',
      `host: ${hostname}:${port}`,
      `authorization: Bearer ${ann.token}`,
      'content-type: multipart/form-data; boundary=x',
      'content-length: 100000',
    ];
    socket.write(`${head.join('\r\n')}\r\n\r\n--x\r\n${part}`);
    await sleep(50);
    socket.destroy();
    await sleep(50);
    expect((await ann.call('GET', '/people/me')).status).toBe(200);
  });

  it('names a file that came without a name, and takes control characters out of names', async () => {
    const running = await runSandbox();
    const roomId = await directRoom(running);
    const part = (head: string) =>
      `--x\r\ncontent-disposition: form-data; name="roomId"\r\n\r\n${roomId}\r\n--x\r\n${head}\r\n\r\nhi\r\n--x--\r\n`;
    const nameOf = async (head: string) => {
      const headers = { 'content-type': 'multipart/form-data; boundary=x' };
      const { body } = await running.ann.raw('POST', '/messages', { body: part(head), headers });
      return (await fetchFile(running.bot, body.files?.[0] ?? '')).headers.get('content-disposition');
    };
    const octets = 'content-type: application/octet-stream';
    const unnamed = `content-disposition: form-data; name="files"\r\n${octets}`;
    expect(await nameOf(unnamed)).toContain('filename="file"');
    const odd = `content-disposition: form-data; name="files"; filename="a\tb.txt"\r\n${octets}`;
    expect(await nameOf(odd)).toContain('filename="ab.txt"');
  });

  it('refuses a broken form in the words of Webex', async () => {
    const { ann } = await runSandbox();
    for (const type of ['multipart/form-data', 'multipart/form-data; boundary=x']) {
      const answer = await ann.raw('POST', '/messages', {
        body: '--x\r\nnope',
        headers: { 'content-type': type },
      });
      expect(answer.status).toBe(400);
      expect(answer.body).toHaveProperty('trackingId');
    }
  });
});

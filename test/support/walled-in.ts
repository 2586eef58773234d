/**
 * A bot behind a company's wall: names lead nowhere, the only way out is a proxy that tunnels (CONNECT), and what is
 * behind it has a certificate of the company's own authority. Behind it is the sandbox, under another name.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect, type AddressInfo, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';

export const outside = 'webex.example';

export interface Wall {
  readonly proxyUrl: string;
  /** File with the authority's certificate. */
  readonly authority: string;
  /** `host:port` of every tunnel that was asked for. */
  readonly tunnels: readonly string[];
  close(): void;
}

const listening = async (server: Server): Promise<number> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
};

function makeCertificate(dir: string): { key: string; cert: string } {
  const at = { key: join(dir, 'key.pem'), cert: join(dir, 'ca.pem') };
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const names = ['-subj', `/CN=${outside}`, '-addext', `subjectAltName=DNS:${outside}`];
  execFileSync('openssl', ['req', '-x509', ...kind, ...names, '-keyout', at.key, '-out', at.cert], {
    stdio: 'ignore',
  });
  return at;
}

/** The sandbox names itself by its own address; outside it has another name, and TLS. */
const renamed = (text: string, inner: string): string =>
  text.replaceAll(`http://${inner}`, `https://${outside}`).replaceAll(`ws://${inner}`, `wss://${outside}`);

function passOn(inner: string) {
  return (asked: IncomingMessage, answer: ServerResponse): void => {
    const headers = { ...asked.headers, host: inner };
    const onward = request(`http://${inner}${asked.url ?? ''}`, { method: asked.method, headers }, (got) => {
      const chunks: Buffer[] = [];
      got.on('data', (chunk: Buffer) => chunks.push(chunk));
      got.on('end', () => {
        const body = renamed(Buffer.concat(chunks).toString(), inner);
        for (const [name, value = ''] of Object.entries(got.headers))
          if (!/^(?:content-length|transfer-encoding)$/.test(name)) answer.setHeader(name, value);
        answer.writeHead(got.statusCode ?? 502).end(body);
      });
    });
    onward.on('error', () => answer.destroy());
    asked.pipe(onward);
  };
}

function passSocketOn(inner: string) {
  const { hostname, port } = new URL(`http://${inner}`);
  return (asked: IncomingMessage, socket: Duplex): void => {
    const onward = connect(Number(port), hostname, () => {
      const lines = Object.entries({ ...asked.headers, host: inner }).map(
        ([name, value]) => `${name}: ${String(value)}`,
      );
      onward.write([`GET ${asked.url ?? ''} HTTP/1.1`, ...lines, '', ''].join('\r\n'));
      onward.pipe(socket).pipe(onward);
    });
    for (const one of [onward, socket])
      one.on('error', () => [onward, socket].forEach((end) => end.destroy()));
  };
}

export async function createWall(sandboxUrl: string, dir: string): Promise<Wall> {
  const { host: inner } = new URL(sandboxUrl);
  const { key, cert } = makeCertificate(dir);
  const beyond = createTlsServer({ key: readFileSync(key), cert: readFileSync(cert) }, passOn(inner));
  beyond.on('upgrade', passSocketOn(inner));
  const beyondPort = await listening(beyond);

  const tunnels: string[] = [];
  const open = new Set<Socket>();
  const proxy = createServer((_asked, answer) => void answer.writeHead(405).end());
  proxy.on('connect', (asked: IncomingMessage, socket: Socket) => {
    tunnels.push(asked.url ?? '');
    const onward = connect(beyondPort, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    for (const one of [onward, socket]) {
      open.add(one);
      one.on('error', () => [onward, socket].forEach((end) => end.destroy()));
    }
  });
  const proxyPort = await listening(proxy);
  return {
    proxyUrl: `http://127.0.0.1:${proxyPort}`,
    authority: cert,
    tunnels,
    close() {
      for (const socket of open) socket.destroy();
      for (const server of [proxy, beyond]) server.close();
    },
  };
}

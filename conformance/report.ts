/** The runs that docs/ordering-conformance.md shows: the example as it is, and the desk of the sandbox. */
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { createOrderingServer } from '../examples/ordering-server/server.js';
import { createDesk } from '../src/sandbox/desk/create-desk.js';
import { world } from '../src/sandbox/world-data.js';
import { runConformance } from './run.js';

const token = 'token-of-the-conformance-test';
const secret = 'secret-of-the-conformance-test';
const portable = ['+14095550101', '+14095550102'];

export type Counts = Awaited<ReturnType<typeof runConformance>>;
export interface Report {
  readonly text: string;
  readonly count: Counts;
}

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
};

interface Subject {
  readonly listener: RequestListener;
  /** What PSTN_URL has after the host. */
  readonly path: string;
}

async function report(open: (events: { url: string; secret: string }) => Promise<Subject>): Promise<Report> {
  const port = await freePort();
  const { listener, path } = await open({ url: `http://127.0.0.1:${String(port)}/orders/events`, secret });
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const lines: string[] = [];
  try {
    const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}${path}`;
    const print = (line: string): void => void lines.push(line);
    const count = await runConformance({ url, token, portable, events: { port, secret }, print });
    return { text: lines.join('\n'), count };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

export const reportOnExample = (): Promise<Report> =>
  report((events) => {
    const listener = createOrderingServer({ token, admin: 'alice.morgan@harborpine.example', events });
    return Promise.resolve({ listener, path: '' });
  });

export const reportOnDesk = (): Promise<Report> =>
  report(async (events) => {
    const clock = { now: () => new Date(), advance: () => undefined };
    const desk = await createDesk({ world, clock, seed: 1, publicUrl: 'http://127.0.0.1', token, events });
    return { listener: express().use(desk.router), path: '/desk/api' };
  });

/** A part of docs/ordering-conformance.md. */
export const sectionOf = (title: string, text: string): string => `## ${title}\n\n\`\`\`\n${text}\n\`\`\`\n`;

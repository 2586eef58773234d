import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished, vi } from 'vitest';
import { z } from 'zod';

const payload = z.looseObject({
  name: z.string(),
  resource: z.string(),
  event: z.string(),
  actorId: z.string(),
  data: z.looseObject({ id: z.string(), roomId: z.string().optional() }),
});

export interface Delivered {
  readonly raw: string;
  readonly headers: IncomingHttpHeaders;
  readonly payload: z.output<typeof payload>;
}

export interface HookTarget {
  readonly url: string;
  /** All that arrived, whatever was answered. */
  readonly delivered: Delivered[];
  /** Status of the next answers; 200 when the list is empty. */
  readonly answers: number[];
  until(count: number): Promise<Delivered[]>;
  stop(): Promise<void>;
}

/** A server that receives webhooks and writes them down. */
export const runHookTarget = async (port = 0): Promise<HookTarget> => {
  const delivered: Delivered[] = [];
  const answers: number[] = [];
  const server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      const raw = Buffer.concat(chunks).toString();
      delivered.push({ raw, headers: req.headers, payload: payload.parse(JSON.parse(raw)) });
      res.writeHead(answers.shift() ?? 200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  onTestFinished(() => stop());
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    delivered,
    answers,
    until: (count) =>
      vi.waitFor(
        () => {
          if (delivered.length < count) throw new Error(`${delivered.length} of ${count} arrived`);
          return [...delivered];
        },
        { timeout: 8000, interval: 5 },
      ),
    stop,
  };
};

/** Long enough for anything that should not come. */
export const settle = (ms = 60): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

import { Writable } from 'node:stream';
import express from 'express';
import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { sayRaw, serveDoors } from '../support/door-server.js';

const doors = express
  .Router()
  .get(['/open', '/open/:id'], (_request, response) => void response.json({ ok: true }))
  .get('/broken', () => {
    throw new Error('the password is hunter2');
  });

describe('every door', () => {
  test('tells browsers to show and run nothing, and not what it is made of', async () => {
    const { url } = await serveDoors(doors);
    for (const path of ['/open', '/nowhere', '/broken']) {
      const { headers } = await fetch(url + path);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('strict-transport-security')).toContain('max-age');
      expect(headers.get('x-powered-by')).toBeNull();
    }
  });

  test('answers faults with a sentence; what went wrong is for the log', async () => {
    const lines: string[] = [];
    const sink = new Writable({
      write(line: Buffer, _encoding, next) {
        lines.push(line.toString());
        next();
      },
    });
    const { url, port } = await serveDoors(doors, {}, pino(sink));
    const said = await Promise.all(
      ['/broken', '/open/%ff', '/nowhere/..%2f..%2fetc%2fpasswd'].map(async (path) => {
        const response = await fetch(url + path);
        return [response.status, await response.text()] as const;
      }),
    );
    expect(said.map(([status]) => status)).toEqual([500, 400, 404]);
    for (const [, text] of said) expect(text).not.toMatch(/hunter2|\.ts|node_modules|\bat\b.*:\d+/);
    expect(lines.join('')).toContain('hunter2');
    expect(await sayRaw(port, 'NONSENSE\r\n\r\n')).toMatch(/^HTTP\/1\.1 400/);
    expect(await sayRaw(port, `GET / HTTP/1.1\r\nhost: a\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 431/,
    );
  });

  test('hangs up on whoever never ends the headers, or never ends the body', async () => {
    const { port } = await serveDoors(doors, { headersTimeout: 100, requestTimeout: 200 });
    const endless = 'GET /open HTTP/1.1\r\nhost: a\r\nx: ';
    const half = 'POST /open HTTP/1.1\r\nhost: a\r\ncontent-length: 100\r\n\r\nhalf';
    const [headers, body, nothing] = await Promise.all([endless, half, ''].map((text) => sayRaw(port, text)));
    expect(headers).toMatch(/^HTTP\/1\.1 408/);
    expect(body).toMatch(/HTTP\/1\.1 (?:404|408)/);
    expect(nothing).toMatch(/^(?:HTTP\/1\.1 408|$)/);
  });
});

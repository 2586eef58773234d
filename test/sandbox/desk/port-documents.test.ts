import { createHash } from 'node:crypto';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { NewDocument } from '../../../src/pstn/provider.js';
import { createFileDocuments } from '../../../src/sandbox/desk/ports/documents.js';
import { account, carrierOf, changed, filed } from './port-support.js';
import { createMemoryStore, startDesk, who } from './start-desk.js';

const bill = (text = 'the bill'): NewDocument => ({
  kind: 'bill',
  name: 'Rechnung März.pdf',
  type: 'application/pdf',
  bytes: Buffer.from(`%PDF-1.4 ${text}`),
});

describe('documents of a port', () => {
  it('are kept once each and handed out again by the page', async () => {
    const desk = await startDesk();
    const { id } = await filed(desk);
    changed(await desk.pstn.addDocument(id, bill(), who.alice));
    const order = changed(await desk.pstn.addDocument(id, bill(), who.alice));
    const sha = createHash('sha256').update(bill().bytes).digest('hex');
    expect(order.port?.documents).toEqual([
      { id: sha, kind: 'bill', name: 'Rechnung März.pdf', at: '2026-03-02T09:00:00.000Z' },
    ]);
    expect(order.events.filter(({ what }) => what === 'document')).toHaveLength(1);
    const file = await fetch(`${desk.url}/desk/page/orders/${id}/documents/${sha}`);
    expect(Buffer.from(await file.arrayBuffer())).toEqual(bill().bytes);
    expect(file.headers.get('content-type')).toBe('application/pdf');
    expect(file.headers.get('content-disposition')).toContain('attachment');
    expect((await fetch(`${desk.url}/desk/page/orders/PO-104208/documents/${sha}`)).status).toBe(404);
  });

  it('may have 25 MB and no more', async () => {
    const desk = await startDesk();
    const { id } = await filed(desk);
    const large = (bytes: number) => ({ ...bill(), bytes: new Uint8Array(bytes) });
    const most = 25 * 1024 * 1024;
    expect(await desk.pstn.addDocument(id, large(most), who.alice)).toMatchObject({ ok: true });
    expect(await desk.pstn.addDocument(id, large(most + 1), who.alice)).toMatchObject({
      ok: false,
      reason: expect.stringContaining('25 MB') as string,
    });
  });

  it('are as much themselves as their address says', async () => {
    const desk = await startDesk();
    const { id } = await filed(desk);
    const about = { kind: 'bill', name: 'a.pdf', byId: '', byEmail: who.alice.email };
    const answer = await fetch(`${desk.url}/desk/api/orders/${id}/documents/${'0'.repeat(64)}`, {
      method: 'PUT',
      headers: {
        authorization: 'Bearer token-of-the-test',
        'x-document': Buffer.from(JSON.stringify(about)).toString('base64url'),
      },
      body: 'something else',
    });
    expect(answer.status).toBe(400);
  });

  it('answer what the desk has asked for; a first bill or letter does not', async () => {
    const desk = await startDesk();
    const { id } = await filed(desk);
    const carrier = carrierOf(desk, id);
    await carrier.remark({ what: 'wanted', text: 'Proof of address' });
    const first = changed(await desk.pstn.addDocument(id, bill(), who.alice));
    expect(first.port?.wanted).toEqual(['Proof of address']);
    const proof = { ...bill('proof'), kind: 'other' as const };
    expect(changed(await desk.pstn.addDocument(id, proof, who.alice)).port).not.toHaveProperty('wanted');
  });

  it('and account data are still there after a restart, in files for their owner alone', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'desk-documents-'));
    onTestFinished(() => rm(dir, { recursive: true }));
    const [store, documents] = [createMemoryStore(), createFileDocuments(dir)];
    const before = await startDesk({ store, documents });
    const { id } = await filed(before);
    changed(await before.pstn.addDocument(id, bill(), who.alice));
    const after = await startDesk({ store, documents, clock: before.clock });
    const sha = createHash('sha256').update(bill().bytes).digest('hex');
    expect((await stat(join(dir, sha))).mode & 0o777).toBe(0o600);
    expect((await fetch(`${after.url}/desk/page/orders/${id}/documents/${sha}`)).status).toBe(200);
    expect(await after.pstn.portAccount(id)).toEqual(account);
  });
});

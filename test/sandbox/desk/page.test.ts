import { request } from 'node:http';
import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { newNumberStatuses, orderTypes, portStatuses } from '../../../src/orders/order.js';
import { documentKinds } from '../../../src/orders/port/port-order.js';
import { transitions } from '../../../src/orders/transitions.js';
import { orderEventKinds } from '../../../src/pstn/provider.js';
import { refusals } from '../../../src/sandbox/desk/progress.js';
import { filed } from './port-support.js';
import { startDesk } from './start-desk.js';

const publicFolder = new URL('../../../src/sandbox/desk/public/', import.meta.url);
const texts = async (language: string) =>
  JSON.parse(await readFile(new URL(`locales/${language}.json`, publicFolder), 'utf8')) as Record<
    string,
    string
  >;

const statusWithHost = (url: string, host: string) =>
  new Promise<number | undefined>((resolve, reject) => {
    request(url, { headers: { host } }, (res) => {
      res.resume();
      resolve(res.statusCode);
    })
      .on('error', reject)
      .end();
  });

describe('the desk page', () => {
  it('serves its pages and files under a policy without inline code', async () => {
    const { url } = await startDesk();
    for (const path of [
      '/desk',
      '/desk/terms/PO-104206',
      '/desk/assets/desk.js',
      '/desk/assets/locales/nb.json',
    ]) {
      const answer = await fetch(url + path);
      expect([path, answer.status]).toEqual([path, 200]);
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'");
      expect(await answer.text()).not.toMatch(/<script>|<style>| style=| onclick=/);
    }
    expect((await fetch(`${url}/desk/nothing-here`)).status).toBe(404);
  });

  it('shows every order with its customer and where it can go next', async () => {
    const { url } = await startDesk();
    const { orders } = (await (await fetch(`${url}/desk/page/orders`)).json()) as { orders: unknown[] };
    expect(orders).toHaveLength(9);
    expect(orders[0]).toMatchObject({
      customer: 'Harbor & Pine',
      location: 'San Jose',
      orderedByName: 'Priya Shah',
      moves: [
        { to: 'provisioned', blocked: true },
        { to: 'error', reason: true },
      ],
    });
  });

  it('shows of a PIN only that there is one, and the orders of one plan with each other', async () => {
    const desk = await startDesk();
    const first = await filed(desk, { plan: 'p1' });
    const second = await filed(desk, { key: 'l', plan: 'p1', numbers: ['+19365550101'] });
    const text = await (await fetch(`${desk.url}/desk/page/orders`)).text();
    expect(text).not.toContain('604417');
    const { orders } = JSON.parse(text) as { orders: { id: string }[] };
    expect(orders.find(({ id }) => id === first.id)).toMatchObject({
      account: { accountNumber: '884213', pin: '••••17' },
      siblings: [{ id: second.id, status: 'pending' }],
    });
  });

  it('names the nineteen reasons of the fact sheet in both languages', async () => {
    const { url } = await startDesk();
    const { reasons } = (await (await fetch(`${url}/desk/page/reasons`)).json()) as { reasons: unknown[] };
    expect(reasons).toHaveLength(19);
    expect(reasons[0]).toMatchObject({
      id: 'account_number_mismatch',
      label: { en: expect.any(String) as string, nb: expect.any(String) as string },
    });
  });

  it('turns the clock forwards and not back', async () => {
    const { post, clock } = await startDesk();
    const turned = await post('/desk/page/clock', { minutes: 90 });
    expect(await turned.json()).toEqual({ now: '2026-03-02T10:30:00.000Z' });
    for (const minutes of [-1, 'soon', null]) {
      expect((await post('/desk/page/clock', { minutes })).status).toBe(400);
    }
    expect((await post('/desk/page/clock', { minutes: 90 }, {})).status).toBe(403);
    expect(clock.now().toISOString()).toBe('2026-03-02T10:30:00.000Z');
  });

  it('takes no change from another web page', async () => {
    const { post } = await startDesk();
    const path = '/desk/page/orders/PO-104204/moves';
    const statusWith = async (headers: Record<string, string>) =>
      (await post(path, { to: 'pending' }, headers)).status;
    expect(await statusWith({})).toBe(403);
    expect(await statusWith({ 'x-desk-page': '1', origin: 'https://evil.example' })).toBe(403);
    expect(await statusWith({ 'x-desk-page': '1', origin: 'null' })).toBe(403);
    expect(await statusWith({ 'x-desk-page': '1' })).toBe(200);
  });

  it('does not answer under a foreign host name', async () => {
    const { url } = await startDesk();
    expect(await statusWithHost(`${url}/desk/page/orders`, 'evil.example')).toBe(403);
    expect(await statusWithHost(`${url}/desk/page/orders`, 'desk.example')).toBe(200);
    expect(await statusWithHost(`${url}/desk/page/orders`, 'localhost:3000')).toBe(200);
  });
});

describe('the texts of the page', () => {
  it('are the same in both languages, down to the names filled in', async () => {
    const [en, nb] = [await texts('en'), await texts('nb')];
    const holes = (all: Record<string, string>) =>
      Object.entries(all).map(([key, text]) => [key, (text.match(/\{\w+\}/g) ?? []).sort().join()]);
    expect(holes(nb)).toEqual(holes(en));
  });

  it('exist for every status, refusal and placeholder', async () => {
    const en = await texts('en');
    const files = (await readdir(publicFolder)).filter((name) => /\.(js|html)$/.test(name));
    const sources = await Promise.all(files.map((name) => readFile(new URL(name, publicFolder), 'utf8')));
    const used = sources.flatMap((source) =>
      [...source.matchAll(/(?:\bt\(|data-(?:text|label)=|section\(\s*)['"]([\w.]+)['"]/g)].map(
        (match) => match[1] ?? '',
      ),
    );
    const needed = [
      ...used,
      ...[...newNumberStatuses, ...portStatuses].flatMap((status) => [
        `status.${status}`,
        `event.status.${status}`,
      ]),
      ...transitions.filter(({ by }) => by !== 'customer').map(({ to }) => `move.${to}`),
      ...orderEventKinds.filter((kind) => kind !== 'status').map((kind) => `event.${kind}`),
      ...orderTypes.filter((type) => type !== 'request').map((type) => `what.${type}.other`),
      ...documentKinds.map((kind) => `document.${kind}`),
      ...Object.keys(refusals).map((code) => `refused.${code}`),
    ];
    expect(needed.length).toBeGreaterThan(40);
    expect(needed.filter((key) => !(key in en) && !(`${key}.other` in en))).toEqual([]);
  });
});

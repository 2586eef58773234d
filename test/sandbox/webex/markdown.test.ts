import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { directRoom, groupRoom, runSandbox, type Running } from './support/running-sandbox.js';

const post = async (running: Running, roomId: string, words: object) =>
  (await running.ann.call('POST', '/messages', { roomId, ...words })).body;

describe('markdown', () => {
  it('becomes html for readers and text without markup', async () => {
    const running = await runSandbox();
    const roomId = await directRoom(running);
    const body = await post(running, roomId, {
      markdown:
        '# Ports\n\n**bold** *it* `co<de` [site](https://x.example)  \nnext\n\n1. one\n2. two\n\n> quoted',
    });
    expect(body.text).toBe('Ports\nbold it co<de site\nnext\none\ntwo\nquoted');
    expect(body.html).toContain('<h1>Ports</h1>');
    expect(body.html).toContain('<code>co&lt;de</code> <a href="https://x.example">site</a><br>');
    expect(body.html).toContain('<ol>\n<li>one</li>');
    expect(body.html).toContain('<blockquote>');
  });

  it('neither loses nor doubles entities', async () => {
    const running = await runSandbox();
    const roomId = await directRoom(running);
    const body = await post(running, roomId, { markdown: 'a &lt; b &amp; c' });
    expect(body).toMatchObject({ text: 'a < b & c', html: '<p>a &lt; b &amp; c</p>' });
  });

  it('turns mentions of members into tags, under their label or their name', async () => {
    const running = await runSandbox();
    const { ids } = running;
    const roomId = await groupRoom(running);
    const markdown = `<@personId:${ids.bot}|Sw> <@personEmail:BO@acme.example> <@all> <@personId:${ids.cy}|Cy>`;
    const body = await post(running, roomId, { markdown });
    expect(body.text).toBe('Sw Bo Test All Cy');
    expect(body.mentionedPeople).toEqual([ids.bot, ids.bo]);
    expect(body['mentionedGroups']).toEqual(['all']);
    expect(body.html).toContain(
      `<spark-mention data-object-type="person" data-object-id="${ids.bot}">Sw</spark-mention>`,
    );
    expect(body.html).toContain(
      '<spark-mention data-object-type="groupMention" data-group-type="all">All</spark-mention>',
    );
    expect(body.html).toMatch(/ Cy<\/p>$/);
  });

  it('keeps a given text as the fallback beside markdown', async () => {
    const running = await runSandbox();
    const roomId = await directRoom(running);
    const body = await post(running, roomId, { markdown: '**rich**', text: 'poor' });
    expect(body).toMatchObject({ text: 'poor', html: '<p><strong>rich</strong></p>' });
  });

  it('lets a coloured quote through, if it is closed', async () => {
    const running = await runSandbox();
    const roomId = await directRoom(running);
    const body = await post(running, roomId, { markdown: '<blockquote class="info">note</blockquote>' });
    expect(body).toMatchObject({ text: 'note', html: '<p><blockquote class="info">note</blockquote></p>' });
    const open = await post(running, roomId, { markdown: '<blockquote class="info">note' });
    expect(open.html).not.toContain('<blockquote');
  });
});

describe('html from people', () => {
  const allowed =
    /<\/?(?:p|h[1-6]|b|strong|i|em|u|s|code|pre|ul|ol|li|br|hr|blockquote|a|spark-mention)(?: (?:class|href|start|data-object-type|data-object-id|data-group-type)="[^"<>]*")*\/?>/g;
  const hostile = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<a href="javascript:alert(1)">x</a>',
    '[x](javascript:alert(1))',
    '[x](data:text/html,<script>1</script>)',
    '![x](https://x.example/pixel.png)',
    '<blockquote class="x" onclick="alert(1)">y</blockquote>',
    '<@personId:"onmouseover=alert(1)|<b>label>',
    '<a href="https://x.example" onclick="alert(1)">x</a>',
    '<<b>script>alert(1)<</b>/script>',
    '<svg/onload=alert(1)>',
  ];

  it('never holds a tag or an attribute that is not known to be harmless', async () => {
    const running = await runSandbox();
    const roomId = await directRoom(running);
    const piece = fc.oneof(fc.constantFrom(...hostile, '<', '>', '"', '&', '&lt;', '`', '\n'), fc.string());
    const texts = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => `x${pieces.join('')}`);
    await fc.assert(
      fc.asyncProperty(texts, fc.constantFrom('markdown', 'html'), async (text, field) => {
        const { html = '' } = await post(running, roomId, { [field]: text });
        expect(html.replaceAll(allowed, '')).not.toMatch(/<|href="(?!https?:|mailto:)/);
        expect(html).not.toMatch(/href="\s*(?:javascript|data|vbscript):/i);
      }),
      { numRuns: 150 },
    );
  });

  it('keeps harmless html and gives its text', async () => {
    const running = await runSandbox();
    const roomId = await directRoom(running);
    const html = '<p>a <b>bold</b> <a href="https://x.example?a=1&b=2">link</a> &amp; more</p>';
    const body = await post(running, roomId, { html });
    expect(body.text).toBe('a bold link & more');
    expect(body.html).toBe(html.replace('1&b', '1&amp;b'));
  });
});

import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTalk, type SandboxDescription } from '../support/talk.js';

const dockerfile = readFileSync('Dockerfile', 'utf8');
const [build = '', image = ''] = dockerfile.split(/^FROM .*$/m).slice(1);

/** Sources of the COPY lines of a stage. */
const copied = (stage: string): readonly string[] =>
  [...stage.matchAll(/^COPY (?:--from=build )?(.+)$/gm)].flatMap(([, line = '']) =>
    line
      .split(' ')
      .slice(0, -1)
      .map((path) => path.replace('/app/', '')),
  );

test('everything that goes into the build is there, and is let through by .dockerignore', () => {
  const ignored = readFileSync('.dockerignore', 'utf8').split('\n');
  for (const path of copied(build)) {
    expect(existsSync(path), path).toBe(true);
    expect(ignored).toContain(`!${path}`);
  }
});

test('the image runs as a user without rights', () => {
  expect(image).toMatch(/^USER node$/m);
});

test('unit and image start the same program', () => {
  const unit = readFileSync('deploy/switchboard.service', 'utf8');
  expect(unit).toMatch(/^ExecStart=\S+node dist\/main\.js$/m);
  expect(image).toMatch(/^CMD \["node", "dist\/main\.js"\]$/m);
});

/** What `npm run build` makes; `npm test` has made it by now. */
const isBuilt = existsSync('dist/main.js');

describe.skipIf(!isBuilt)('the built product, with what the image holds and nothing else', () => {
  let dir: string;
  let app: ChildProcess;
  let url = '';

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'switchboard-image-'));
    for (const path of copied(image)) {
      if (path === 'node_modules') await symlink(join(process.cwd(), path), join(dir, path));
      else await cp(path, join(dir, path), { recursive: true });
    }
    const env = { PATH: process.env['PATH'], NODE_ENV: 'production', PORT: '0', LOG_LEVEL: 'error' };
    app = spawn(process.execPath, ['dist/main.js'], { cwd: dir, env, stdio: ['ignore', 'pipe', 'inherit'] });
    url = await new Promise<string>((resolve, reject) => {
      app.once('exit', (code) => reject(new Error(`It ended with ${code ?? 'a signal'}`)));
      app.stdout?.on('data', (chunk: Buffer) => {
        const found = /http:\/\/\S+:\d+/.exec(chunk.toString())?.[0];
        if (found !== undefined) resolve(found);
      });
    });
  }, 180_000);
  afterAll(async () => {
    app.kill('SIGKILL');
    await rm(dir, { recursive: true, force: true });
  });

  test('is ready, shows its pages, and answers', async () => {
    for (const path of ['/healthz', '/readyz', '/', '/desk']) {
      expect((await fetch(url + path)).status, path).toBe(200);
    }
    const { apiUrl, people, bot } = (await (await fetch(`${url}/sandbox.json`)).json()) as SandboxDescription;
    const me = people.find(({ email }) => email.startsWith('alice'));
    if (me === undefined) throw new Error('The sandbox has no Alice');
    const answer = await createTalk({ apiUrl, me, bot }).say('2 numbers in 713 for Houston');
    expect(answer.buttons).toContain('Use these');
  }, 180_000);

  test('stops in time, and says so with its exit code', async () => {
    const gone = new Promise<number | null>((resolve) =>
      app.removeAllListeners('exit').once('exit', (code) => resolve(code)),
    );
    app.kill('SIGTERM');
    expect(await gone).toBe(0);
  });
});

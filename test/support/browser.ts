import { access } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import sparticuz from '@sparticuz/chromium';
import { chromium, type Browser, type LaunchOptions } from 'playwright-core';

export type BrowserLaunch =
  | { readonly browser: Browser; readonly reason?: undefined }
  | { readonly browser?: undefined; readonly reason: string };

const args = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-dev-shm-usage',
  '--disable-domain-reliability',
  '--disable-gpu',
  '--disable-sync',
  '--font-render-hinting=none',
  '--no-first-run',
  '--no-pings',
];

// The packaged browser's own arguments switch web security off and run in one process: both would
// hide what these tests look for.
const packaged = async (): Promise<LaunchOptions> => {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('the packaged Chromium is for Linux on x64');
  }
  const executablePath = await sparticuz.executablePath();
  await access(executablePath);
  return { executablePath };
};

const candidates: readonly (() => Promise<LaunchOptions>)[] = [
  packaged,
  () => Promise.resolve({ channel: 'chrome' }),
  () => Promise.resolve({ channel: 'msedge' }),
];

const isRoot = (): boolean => process.getuid?.() === 0;

const launch = (options: LaunchOptions): Promise<Browser> =>
  chromium.launch({ ...options, args: isRoot() ? [...args, '--no-sandbox'] : args });

// Two test files may unpack the browser at once, and the second finds a file that is still being written.
const launchPatiently = async (options: LaunchOptions, triesLeft = 3): Promise<Browser> => {
  try {
    return await launch(options);
  } catch (fault) {
    if (options.executablePath === undefined || triesLeft === 1) throw fault;
    await setTimeout(1_500);
    return launchPatiently(options, triesLeft - 1);
  }
};

const firstLine = (fault: unknown): string =>
  (fault instanceof Error ? fault.message : String(fault)).split('\n')[0] ?? '';

/**
 * A headless Chromium: the packaged one, else Chrome or Edge of the machine. Without any the tests may skip
 * with the reason given, but in CI a missing browser is a failure.
 */
export const launchBrowser = async (): Promise<BrowserLaunch> => {
  const faults: string[] = [];
  for (const candidate of candidates) {
    try {
      return { browser: await launchPatiently(await candidate()) };
    } catch (fault) {
      faults.push(firstLine(fault));
    }
  }
  const reason = `No browser to test with: ${faults.join('; ')}`;
  if (process.env['CI'] === 'true') throw new Error(reason);
  return { reason };
};

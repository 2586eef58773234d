/** `npm run doctor`: what keeps the bot from its work, and what to do about it. */
import { examine } from './doctor/examine.js';
import { finding, reportOf, type Finding } from './doctor/finding.js';
import { settingsFromEnvironment } from './environment.js';
import { SwitchboardError } from './errors.js';

async function findings(): Promise<readonly Finding[]> {
  try {
    return await examine(settingsFromEnvironment());
  } catch (error) {
    if (!(error instanceof SwitchboardError) || error.code !== 'config_invalid') throw error;
    return [finding('settings_wrong', { why: error.message })];
  }
}

const found = await findings();
process.stdout.write(reportOf(found));
process.exitCode = found.some(({ level }) => level === 'fault') ? 1 : 0;

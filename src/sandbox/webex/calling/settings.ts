import type { CallingDeps } from './admission/door.js';

/** What was set through the API and nobody but Webex Calling keeps. */
export const readSetting = ({ state }: Pick<CallingDeps, 'state'>, id: string): unknown =>
  state.callingSettings.get(id)?.value;

export const writeSetting = (
  { state, ledger }: Pick<CallingDeps, 'state' | 'ledger'>,
  id: string,
  value: Readonly<Record<string, unknown>>,
): Promise<void> =>
  ledger.write((change) => change.put(state.callingSettings, { id, seq: state.nextSeq(), value }));

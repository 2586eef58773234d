/** What the bot works with beside Webex. */
import { SwitchboardError } from '../errors.js';
import { askAbout } from '../pstn/gateway/about.js';
import { createGatewayPstn } from '../pstn/gateway/gateway-pstn.js';
import { callingWay } from '../pstn/webex/settings.js';
import { finding, reasonOf, type Finding } from './finding.js';
import { patienceMs, type Patient } from './patient.js';

/** Somebody who has access to nothing, asked for as the bot asks for anybody. */
const nobody = { id: 'doctor', email: 'doctor@switchboard.invalid' };

/** Without an ordering back end a person types the orders in, with what Webex Calling knows. */
const withoutBackEnd = (patient: Patient): Finding =>
  callingWay(patient) === undefined || patient.PSTN_MODE === 'gateway'
    ? finding('pstn_none')
    : finding('pstn_assisted', { source: 'Webex Calling' });

async function lookAtPstn(patient: Patient): Promise<Finding> {
  const { PSTN_URL: url, PSTN_TOKEN: token, PSTN_MODE: mode } = patient;
  if (mode === 'none') return finding('pstn_none');
  if (url === undefined || token === undefined) return withoutBackEnd(patient);
  try {
    const about = await askAbout({ url, token });
    const pstn = createGatewayPstn({ url, token, about });
    await pstn.access(nobody);
    await pstn.changes();
    if (mode === 'assisted')
      return finding('pstn_assisted', {
        source: callingWay(patient) === undefined ? about.name : 'Webex Calling',
      });
    return finding('pstn_fine', { name: about.name, abilities: about.abilities.join(', ') || 'nothing' });
  } catch (error) {
    const advice = error instanceof SwitchboardError ? error.advice : reasonOf(error);
    return finding('pstn_wrong', { why: error instanceof Error ? error.message : String(error), advice });
  }
}

async function lookAtModel(patient: Patient): Promise<readonly Finding[]> {
  const { LANGUAGE_MODEL_URL: url, LANGUAGE_MODEL_KEY: key } = patient;
  if (url === undefined) return [];
  try {
    const { status, ok } = await fetch(`${url.replace(/\/$/, '')}/models`, {
      ...(key === undefined ? {} : { headers: { authorization: `Bearer ${key}` } }),
      signal: AbortSignal.timeout(patienceMs),
    });
    return [ok ? finding('model_fine') : finding('model_silent', { why: `status ${status}` })];
  } catch (error) {
    return [finding('model_silent', { why: reasonOf(error) })];
  }
}

export const lookAtBackEnds = async (patient: Patient): Promise<readonly Finding[]> => [
  await lookAtPstn(patient),
  ...(await lookAtModel(patient)),
];

/** What the bot works with beside Webex. */
import { createGatewayPstn } from '../pstn/gateway/gateway-pstn.js';
import { finding, reasonOf, type Finding } from './finding.js';
import { patienceMs, type Patient } from './patient.js';

/** Somebody who has access to nothing, asked for as the bot asks for anybody. */
const nobody = { id: 'doctor', email: 'doctor@switchboard.invalid' };

async function lookAtPstn({ PSTN_URL: url, PSTN_TOKEN: token }: Patient): Promise<Finding> {
  if (url === undefined || token === undefined) return finding('pstn_none');
  try {
    const pstn = createGatewayPstn({ url, token });
    // A 404 is no answer to the first, so that only a back end can give the second.
    await pstn.access(nobody);
    await pstn.changes();
    return finding('pstn_fine');
  } catch (error) {
    return finding('pstn_wrong', { why: error instanceof Error ? error.message : String(error) });
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

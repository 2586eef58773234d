const assent =
  'yes|yep|yeah|sure|ok(?:ay|ei)?|confirm|go ahead|do it|looks good|order|send|submit|place|' +
  'ja|jepp|jada|bekreft|kjør på|ser bra ut|bestill|legg inn';
const along =
  'please|thanks|now|it|them|these|those|the|request|' +
  'takk|gjerne|nå|dem|den|disse|numrene|bestillingen|forespørselen|inn';
const agreement = new RegExp(
  `^(?:please )?(?:${assent})(?:[,.!]?\\s+(?:${assent}|${along}))*\\s?[.!]*$`,
  'i',
);
/** `ja takk` is a yes, `ok takk` closes a conversation. */
const mereThanks = /^\s*ok(?:ay|ei)?[,.!]?\s+(?:thanks|takk)/i;

/** A plain yes to what is on the table, such as `yes please`, `ok`, `send inn`; nothing else is said with it. */
export const agrees = (text: string): boolean => agreement.test(text.trim()) && !mereThanks.test(text);

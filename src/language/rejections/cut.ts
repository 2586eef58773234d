/** As much as a mail about one order may have; whatever follows is a thread or a paste. */
const longestHead = 2400;
const longestLine = 300;
const mostLines = 12;
const mostScanned = 200_000;
const bearsReason =
  /reject|reason|mismatch|match|invalid|incorrect|wrong|missing|required|error|avvis|årsak|samsvar|stemmer|ugyldig|feil|mangler/i;

/** Shortens a text to its beginning and to the later lines that may name a reason. */
export const cut = (text: string): string => {
  if (text.length <= longestHead) return text;
  const later = text
    .slice(longestHead, longestHead + mostScanned)
    .split(/\n|(?<=[.;?!])\s/)
    .filter((line) => bearsReason.test(line.slice(0, longestLine)))
    .slice(0, mostLines)
    .map((line) => line.slice(0, longestLine));
  return [text.slice(0, longestHead), ...later].join('\n');
};

const opening =
  /^\s*(?:continue|resume|carry on|go on|back to|fortsett|gjenoppta|tilbake til)\b(?<name>.*)$/isu;

/** What is to be taken up again, in the person's words: `continue with Houston`; undefined when nothing is. */
export const takesUp = (text: string): string | undefined => {
  const name = opening.exec(text)?.groups?.['name']?.trim();
  return name === undefined || name === '' ? undefined : name;
};

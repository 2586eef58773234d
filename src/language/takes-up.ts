const opening =
  /^\s*(?:continue|resume|carry on|go on|back to|fortsett|gjenoppta|tilbake til)\b(?<name>.*)$/isu;

/** What is to be taken up again, in the person's words: `continue with Houston`; undefined when nothing is. */
export const takesUp = (text: string): string | undefined => {
  const name = opening.exec(text)?.groups?.['name']?.trim();
  return name === undefined || name === '' ? undefined : name;
};

const whereIAm =
  /^\s*(?:where (?:was i|were we|did (?:i|we) (?:stop|leave off))|what (?:was i doing|did i leave)|hvor (?:var|slapp) (?:jeg|vi)|kor var eg|hva holdt jeg på med)(?!\p{L})/iu;

/** `Where was I?` wants the one thing that is open; `my drafts` wants the list. */
export const asksWhereIAm = (text: string): boolean => whereIAm.test(text);

export interface Choice {
  readonly id: string;
  readonly name: string;
}

/** More choices make a card that cannot be overlooked, and in the end one that Webex refuses. */
const maxChoices = 100;
/** Longer lists fold up into one line. */
const maxOpen = 8;

/** The choices a card has room for, the chosen one always among them. */
export function fitting(choices: readonly Choice[], chosen: string): readonly Choice[] {
  if (choices.length <= maxChoices) return choices;
  const first = choices.slice(0, maxChoices);
  const mine = choices.find(({ id }) => id === chosen);
  return mine === undefined || first.includes(mine) ? first : [mine, ...first.slice(0, -1)];
}

export const choiceStyle = (choices: readonly Choice[]): 'expanded' | 'compact' =>
  choices.length > maxOpen ? 'compact' : 'expanded';

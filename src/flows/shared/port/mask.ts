/** A secret as it is shown again: its last two characters. */
export const masked = (secret: string | undefined): string =>
  secret === undefined || secret === '' ? '' : `••••${secret.slice(-2)}`;
